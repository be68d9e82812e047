-- Opens the files of the task in a Neovim that was set up by docs/editors.md, and writes down what it shows. Works from
-- 0.7 on.
local function read(path) return table.concat(vim.fn.readfile(path), '\n') end

local task = vim.json.decode(read(vim.env.FLOW_TASK))
local severities = { 'error', 'warning', 'information', 'hint' }

-- Neovim counts columns in bytes.
local function column(buffer, line, byte)
  local text = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1] or ''
  local _, units = vim.str_utfindex(text, math.min(byte, #text))
  return units + 1
end

local function shown(buffer)
  local found = {}
  for _, it in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(found, {
      line = it.lnum + 1,
      column = column(buffer, it.lnum, it.col),
      endLine = it.end_lnum + 1,
      endColumn = column(buffer, it.end_lnum, it.end_col),
      severity = severities[it.severity],
      code = it.code,
      message = it.message,
    })
  end
  return found
end

local function edited(buffer, count)
  local function firstLine()
    local first = vim.diagnostic.get(buffer)[1]
    return first and first.lnum
  end
  local before = firstLine()
  vim.api.nvim_buf_set_lines(buffer, 0, 0, false, { '' })
  vim.wait(10000, function() return firstLine() ~= before and #vim.diagnostic.get(buffer) >= count end, 20)
  return shown(buffer)
end

local function clientOf(buffer)
  local found
  local function isReady()
    found = next(vim.lsp.buf_get_clients(buffer))
    return found ~= nil and vim.lsp.get_client_by_id(found).initialized
  end
  assert(vim.wait(10000, isReady, 20), 'no client is attached, or the server did not answer initialize')
  return found
end

local function open(file)
  vim.cmd('edit ' .. vim.fn.fnameescape(file.path))
  vim.bo.filetype = 'json'
  local buffer = vim.api.nvim_get_current_buf()
  local client = clientOf(buffer)
  vim.wait(10000, function() return #vim.diagnostic.get(buffer) >= file.diagnostics end, 20)
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = file.hover,
  }, 10000)
  local answer = answers and answers[client] or {}
  assert(not answer.err, vim.inspect(answer.err))
  return {
    path = file.path,
    diagnostics = shown(buffer),
    afterEdit = edited(buffer, file.diagnostics),
    hover = answer.result and answer.result.contents,
  }
end

local ok, reason = pcall(function()
  vim.o.hidden = true
  local all = {}
  for _, file in ipairs(task.files) do table.insert(all, open(file)) end
  vim.fn.writefile({ vim.json.encode(all) }, vim.env.FLOW_SHOWN)
end)

if not ok then
  io.stderr:write(tostring(reason) .. '\n')
  vim.cmd('cquit 1')
end
vim.cmd('qall!')
