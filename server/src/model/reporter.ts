import type { Site } from '../syntax/defs/nodes.ts';
import type { Unit } from '../syntax/cpp/unit.ts';
import type { LineIndex } from '../text/line-index.ts';
import { spanOf, type FileId, type Span } from '../text/span.ts';
import type { MigDiagnostic } from './interface.ts';

/** What a diagnostic says, and what of the source it speaks of. */
interface Report {
  readonly rule: string;
  readonly severity: MigDiagnostic['severity'];
  readonly message: string;
  /** What is at fault, if that is not what the compiler has just read. */
  readonly about?: Span | undefined;
  readonly related?: MigDiagnostic['related'];
}

export interface Reporter {
  readonly diagnostics: MigDiagnostic[];
  /** Adds a diagnostic on the line that the compiler prints when it stands at a site. */
  report(at: Site, report: Report): void;
}

/**
 * Makes collectors of a unit's diagnostics. Each diagnostic begins on the line that the compiler prints: on what is at
 * fault, if that stands on this line, else on the token that the compiler has just read, with the fault as a related
 * place.
 */
export function reporters(unit: Unit): () => Reporter {
  const lines = new Map<FileId, LineIndex>(unit.files.map(({ id, lines }) => [id, lines]));
  const lineOf = ({ file, start }: Span): number => lines.get(file)?.position(start).line ?? 0;
  const isSameLine = (a: Span, b: Span): boolean => a.file === b.file && lineOf(a) === lineOf(b);

  const reporter = (): Reporter => {
    const diagnostics: MigDiagnostic[] = [];
    return {
      diagnostics,
      report(at, { rule, severity, message, about, related }) {
        const printed = at.start === at.end ? endOfUnit(unit, at, lineOf) : (at.call ?? at);
        const isThere = about !== undefined && isSameLine(about, printed);
        const isAtSite = at.start < at.end && isSameLine(at, printed);
        const { file, start, end } = isThere ? about : isAtSite ? at : printed;
        const places = [
          ...(about === undefined || isThere
            ? []
            : [{ span: spanOf(about), message: 'this is meant' }]),
          ...(related ?? []),
        ];
        const diagnostic = { rule, severity, span: { file, start, end }, message };
        diagnostics.push(places.length === 0 ? diagnostic : { ...diagnostic, related: places });
      },
    };
  };
  return reporter;
}

/** Where the compiler meets the end of its input: on the line below the last one of the root that says anything. */
function endOfUnit(unit: Unit, at: Site, lineOf: (span: Span) => number): Span {
  const root = unit.files[0];
  if (root === undefined) return at;
  const place = at.call ?? at;
  const written = place.file === root.id && at.file !== '' ? [place] : [];
  const inclusions = unit.includes.filter(({ span, file }) => span.file === root.id && file);
  const last = Math.max(-1, ...[...written, ...inclusions.map(({ span }) => span)].map(lineOf));
  const start = last + 1 < root.lines.lineCount ? root.lines.lineStart(last + 1) : root.text.length;
  return { file: root.id, start, end: start };
}
