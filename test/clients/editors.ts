import type { Editor } from "./editor";

const ale = process.env.ALE_FOLDER ?? "/usr/share/vim-ale";

export const editors: readonly Editor[] = [
  {
    name: "Neovim",
    program: "nvim",
    recipe: "Neovim",
    script: "neovim.lua",
    args: (script, recipe) => ["--headless", "-u", recipe, "-i", "NONE", "-n", "-S", script],
    packages: "neovim",
    needs: [],
    severity: (severity) => severity,
    showsHovers: true,
    leavesPlaces: true,
  },
  {
    name: "Emacs with eglot",
    program: "emacs",
    recipe: "Emacs",
    script: "emacs.el",
    // Not -Q, which hides the packages that Debian brings.
    args: (script, recipe) => ["--batch", "-q", "-l", recipe, "-l", script],
    packages: "emacs-nox elpa-eglot",
    needs: [],
    severity: (severity) => severity,
    showsHovers: true,
    leavesPlaces: false,
  },
  {
    name: "Vim with ALE",
    program: "vim",
    recipe: "Vim",
    script: "ale.vim",
    args: (script, recipe) => [
      ...["-u", recipe, "-i", "NONE", "-N", "-e", "-s"],
      ...["--cmd", `set runtimepath+=${ale}`, "-S", script],
    ],
    packages: "vim vim-ale",
    needs: [ale],
    // ALE shows what is less than a warning as a warning.
    severity: (severity) => (severity === "error" ? "error" : "warning"),
    showsHovers: false,
    leavesPlaces: true,
  },
];
