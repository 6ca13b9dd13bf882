import { describe, expect, it } from 'vitest';
import { systemPath } from '../shared.ts';
import { askEditor, expectRenamed } from './run-editor.ts';
import { readmeExample, type Renaming } from './workspace.ts';

/** What the script below found out. */
interface Answers {
  readonly mode: string;
  readonly diagnostics: readonly string[];
  readonly hover: string;
  readonly definition: string;
  readonly completions: readonly string[];
  readonly formatted: boolean;
  readonly renaming: Renaming;
}

const emacs = systemPath('/usr/bin/emacs');
const eglot = systemPath('/usr/share/emacs/site-lisp/elpa-src');

describe.skipIf(emacs === undefined || eglot === undefined)(
  'Emacs with eglot, set up as the README says',
  () => {
    const answers = askEditor<Answers>(emacs, (workspace, file) => {
      const init = workspace.write('init.el', readmeExample('Emacs', 'elisp'));
      return ['-q', '--batch', '-l', workspace.write('driver.el', script(init, file))];
    });

    it('knows the language of interfaces', () => {
      expect(answers().mode).toBe('mig-mode');
    });

    it('shows what is wrong', () => {
      expect(answers().diagnostics.join('\n')).toContain('`door_reason_t`');
    });

    it('shows a hover', () => {
      expect(answers().hover).toContain('door_open');
    });

    it('goes to a definition', () => {
      expect(answers().definition).toBe('door.defs:5');
    });

    it('completes the types that may stand there', () => {
      expect(answers().completions).toEqual(expect.arrayContaining(['door_name_t']));
    });

    it('formats without changing a word', () => {
      expect(answers().formatted).toBe(true);
    });

    it('renames a routine in interface and page', () => {
      expectRenamed(answers().renaming);
    });
  },
);

/** In batch mode nothing is idle: flymake is started by hand, and the rest asks as eglot's commands do. */
function script(init: string, answers: string): string {
  return String.raw`
(package-initialize)
(load ${JSON.stringify(init)} nil t)
(setq eglot-sync-connect 30 eglot-autoshutdown t enable-local-variables nil)

(defun eventually (what ask)
  (let ((end (+ (float-time) 30)) answer)
    (while (and (not (setq answer (funcall ask))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or answer (error "%s did not come" what))))

(defun put-cursor-on (text)
  (goto-char (point-min))
  (search-forward text)
  (backward-char 2))

(defun words () (split-string (buffer-string) "[ \t\n]+" t))

(defun texts ()
  (let (found)
    (dolist (name '("door_open.html" "door.defs") found)
      (push (cons name (with-current-buffer (find-file-noselect name)
                         (buffer-substring-no-properties (point-min) (point-max))))
            found))))

(condition-case problem
    (with-current-buffer (find-file-noselect "door.defs")
      (apply #'eglot (list '(mig-mode) (cons 'transient default-directory) 'eglot-lsp-server
                           '("machlint" "lsp" "--stdio") "mig"))
      (eventually "the server" #'eglot-managed-p)
      (flymake-mode 1)
      (flymake-start)
      (let* ((found (eventually "a diagnostic" #'flymake-diagnostics))
             (server (eglot--current-server-or-lose))
             (answers (list :mode (symbol-name major-mode)
                            :diagnostics (vconcat (mapcar #'flymake-diagnostic-text found)))))
        (put-cursor-on "routine door_open")
        (let ((hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams))))
          (setq answers (plist-put answers :hover (plist-get (plist-get hover :contents) :value))))
        (put-cursor-on "name	: door_name_t")
        (let* ((identifier (xref-backend-identifier-at-point 'eglot))
               (xref (car (xref-backend-definitions 'eglot identifier)))
               (place (xref-item-location xref)))
          (setq answers (plist-put answers :definition
            (format "%s:%d" (file-name-nondirectory (xref-location-group place)) (xref-location-line place)))))
        (let ((capf (eglot-completion-at-point)))
          (setq answers (plist-put answers :completions
            (vconcat (mapcar #'substring-no-properties (all-completions "" (nth 2 capf)))))))
        (let ((before (words)))
          (eglot-format-buffer)
          (setq answers (plist-put answers :formatted (if (equal before (words)) t :json-false))))
        ;; What an idle moment does: eglot's formatting is told to the server.
        (eglot--signal-textDocument/didChange)
        ;; The page is in no buffer yet: eglot asks whether it may be changed.
        (put-cursor-on "routine door_open")
        (let ((before (list (cons "door.defs" (buffer-string))
                            (cons "door_open.html" (with-temp-buffer
                                                     (insert-file-contents "door_open.html")
                                                     (buffer-string))))))
          (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
            (eglot-rename "door_unlock"))
          (setq answers (plist-put answers :renaming (list :before before :after (texts)))))
        (with-temp-file ${JSON.stringify(answers)}
          (insert (json-encode answers)))
        (dolist (name '("door.defs" "door_open.html"))
          (with-current-buffer name (set-buffer-modified-p nil)))
        (eglot-shutdown server)))
  (error (message "FAIL %S" problem) (kill-emacs 1)))
`;
}
