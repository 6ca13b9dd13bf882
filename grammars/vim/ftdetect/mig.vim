" A .defs file is MIG's unless it begins like a Lisp or a makefile.
autocmd BufRead,BufNewFile *.defs if getline(1) !~# '^\s*[;(]' && getline(1) !~# '^\h\w*\s*[:+?]\==' | setfiletype mig | endif
