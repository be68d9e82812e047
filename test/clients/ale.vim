" Opens the files of the task in Vim with ALE, and writes down what ALE shows.
set nocompatible hidden noswapfile encoding=utf-8
filetype plugin on

let s:task = json_decode(join(readfile($FLOW_TASK), "\n"))
let g:ale_linters_explicit = 1
runtime plugin/ale.vim
doautocmd VimEnter

" ALE names the source in front of the message.
function! s:Shown(item) abort
  return {
  \ 'line': a:item.lnum,
  \ 'column': a:item.col,
  \ 'endLine': a:item.end_lnum,
  \ 'endColumn': a:item.end_col + 1,
  \ 'severity': {'E': 'error', 'W': 'warning', 'I': 'information'}[a:item.type],
  \ 'code': get(a:item, 'code', ''),
  \ 'message': substitute(get(a:item, 'detail', a:item.text), '^\[[^]]*\] ', '', ''),
  \}
endfunction

function! s:AllShown() abort
  return map(copy(ale#engine#GetLoclist(bufnr(''))), {_, item -> s:Shown(item)})
endfunction

function! s:WaitFor(condition) abort
  let l:waits = 0
  while l:waits < 400 && !a:condition(ale#engine#GetLoclist(bufnr('')))
    sleep 25m
    let l:waits += 1
  endwhile
endfunction

function! s:Open(file) abort
  execute 'edit ' . fnameescape(a:file.path)
  set filetype=json
  ALELint
  call s:WaitFor({items -> len(items) >= a:file.diagnostics})
  let l:shown = {'path': a:file.path, 'diagnostics': s:AllShown()}
  if !empty(l:shown.diagnostics)
    let l:line = l:shown.diagnostics[0].line
    call append(0, '')
    ALELint
    call s:WaitFor({items -> len(items) >= a:file.diagnostics && items[0].lnum != l:line})
  endif
  let l:shown.afterEdit = s:AllShown()
  return l:shown
endfunction

try
  let s:all = map(copy(s:task.files), {_, file -> s:Open(file)})
  call writefile([json_encode(s:all)], $FLOW_SHOWN)
catch
  call writefile([v:exception, v:throwpoint], '/dev/stderr')
  cquit
endtry
qall!
