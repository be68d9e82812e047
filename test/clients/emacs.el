;;; emacs.el --- Opens the files of the task in Emacs, and writes down what it shows.  -*- lexical-binding: t -*-
(package-initialize)
(unless (require 'eglot nil t) (error "This Emacs has no eglot; on Debian: apt-get install elpa-eglot"))
(require 'flymake)
(require 'json)

(define-derived-mode json-mode prog-mode "JSON")
;; eglot asks for hovers in Markdown where markdown-mode is installed; this stands for it.
(unless (fboundp 'gfm-view-mode) (define-derived-mode gfm-view-mode text-mode "Markdown"))

(defvar task (let ((json-object-type 'plist) (json-array-type 'list)) (json-read-file (getenv "FLOW_TASK"))))
(setq eglot-sync-connect 10
      eglot-send-changes-idle-time 0.1
      flymake-no-changes-timeout 0.1)

;; One server for all files, as in an editor that has their folder open.
(cl-defmethod project-root ((project (head task-folder))) (cdr project))
(setq project-find-functions (list (lambda (_) (cons 'task-folder (file-name-as-directory (plist-get task :folder))))))

(defun wait-until (condition seconds)
  (let ((end (+ (float-time) seconds)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.02))
    found))

(defun position-of (point)
  (eglot--pos-to-lsp-position point))

;; Its place as flymake marks it; severity and code as the server said them, because flymake knows fewer.
(defun shown (diagnostic)
  (let* ((said (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic)))
         (start (position-of (flymake-diagnostic-beg diagnostic)))
         (end (position-of (flymake-diagnostic-end diagnostic))))
    (list :line (1+ (plist-get start :line))
          :column (1+ (plist-get start :character))
          :endLine (1+ (plist-get end :line))
          :endColumn (1+ (plist-get end :character))
          :severity (nth (plist-get said :severity) '(nil "error" "warning" "information" "hint"))
          :code (plist-get said :code)
          :message (plist-get said :message))))

(defun open-file (file)
  (with-current-buffer (find-file-noselect (plist-get file :path))
    (json-mode)
    (if (eglot-current-server) (eglot--maybe-activate-editing-mode) (apply #'eglot (eglot--guess-contact)))
    (unless (eglot-managed-p) (error "The server does not manage %s" (buffer-file-name)))
    ;; Without a person at the keys there is no idle time, at which flymake would start by itself.
    (flymake-start)
    (wait-until (lambda () (>= (length (flymake-diagnostics)) (plist-get file :diagnostics))) 10)
    (let* ((document (plist-get (eglot--TextDocumentPositionParams) :textDocument))
           (asked (list :textDocument document :position (plist-get file :hover)))
           (hover (jsonrpc-request (eglot-current-server) :textDocument/hover asked)))
      (list :path (plist-get file :path)
            :diagnostics (vconcat (mapcar #'shown (flymake-diagnostics)))
            :hover (plist-get hover :contents)))))

(let ((all (vconcat (mapcar #'open-file (plist-get task :files))))
      (coding-system-for-write 'utf-8))
  (write-region (json-encode all) nil (getenv "FLOW_SHOWN") nil 'silent)
  (eglot-shutdown (with-current-buffer (get-file-buffer (plist-get (car (plist-get task :files)) :path))
                    (eglot-current-server))))
