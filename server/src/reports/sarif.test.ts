import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type AnySchemaObject } from 'ajv';
import type { Log, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { ruleDocumentation } from '../host/rule-documentation.ts';
import { reportFixture } from '../test/report-fixture.ts';
import { renderSarif, type SarifOptions } from './sarif.ts';

describe('a SARIF log', () => {
  it('is what the standard says', () => {
    expect(faultsOf(logOf())).toEqual([]);
  });

  it('holds results, rules and suppressions', () => {
    const { tool, ...run } = runOf(logOf({ documentation: () => undefined }));
    expect({ ...run, rules: tool.driver.rules }).toMatchInlineSnapshot(`
      {
        "columnKind": "utf16CodeUnits",
        "invocations": [
          {
            "executionSuccessful": true,
            "toolExecutionNotifications": [
              {
                "level": "warning",
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "door.defs",
                        "uriBaseId": "%SRCROOT%",
                      },
                      "region": {
                        "endColumn": 20,
                        "endLine": 1,
                        "startColumn": 16,
                        "startLine": 1,
                      },
                    },
                  },
                ],
                "message": {
                  "text": "\`<mach/std_types.defs>\` is not found",
                },
              },
            ],
          },
        ],
        "originalUriBaseIds": {
          "%SRCROOT%": {
            "description": {
              "text": "the folder in which machlint was called",
            },
          },
        },
        "results": [
          {
            "level": "error",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "door.defs",
                    "uriBaseId": "%SRCROOT%",
                  },
                  "region": {
                    "endColumn": 20,
                    "endLine": 1,
                    "startColumn": 16,
                    "startLine": 1,
                  },
                },
              },
            ],
            "message": {
              "text": "the ids of \`door\` meet those of \`lamp\`, 100% of them (kernel-server)",
            },
            "partialFingerprints": {
              "primaryLocationLineHash": "86047ce97a8af964:1",
            },
            "properties": {
              "targets": [
                "kernel-server",
              ],
            },
            "relatedLocations": [
              {
                "id": 1,
                "message": {
                  "text": "the first routine",
                },
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "door.defs",
                    "uriBaseId": "%SRCROOT%",
                  },
                  "region": {
                    "endColumn": 19,
                    "endLine": 2,
                    "startColumn": 10,
                    "startLine": 2,
                  },
                },
              },
            ],
            "ruleId": "ids/range-overlap",
            "ruleIndex": 0,
            "suppressions": [],
          },
          {
            "fixes": [
              {
                "artifactChanges": [
                  {
                    "artifactLocation": {
                      "uri": "door.defs",
                      "uriBaseId": "%SRCROOT%",
                    },
                    "replacements": [
                      {
                        "deletedRegion": {
                          "endColumn": 39,
                          "endLine": 2,
                          "startColumn": 37,
                          "startLine": 2,
                        },
                        "insertedContent": {
                          "text": "",
                        },
                      },
                    ],
                  },
                ],
                "description": {
                  "text": "remove the white space",
                },
              },
            ],
            "level": "note",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "door.defs",
                    "uriBaseId": "%SRCROOT%",
                  },
                  "region": {
                    "endColumn": 39,
                    "endLine": 2,
                    "startColumn": 37,
                    "startLine": 2,
                  },
                },
              },
            ],
            "message": {
              "text": "white space at the end of the line",
            },
            "partialFingerprints": {
              "primaryLocationLineHash": "518e380e9e4a9e50:1",
            },
            "ruleId": "style/trailing-white-space",
            "ruleIndex": 3,
            "suppressions": [],
          },
          {
            "fixes": [
              {
                "artifactChanges": [
                  {
                    "artifactLocation": {
                      "uri": "man/door_open.html",
                      "uriBaseId": "%SRCROOT%",
                    },
                    "replacements": [
                      {
                        "deletedRegion": {
                          "endColumn": 31,
                          "endLine": 2,
                          "startColumn": 17,
                          "startLine": 2,
                        },
                        "insertedContent": {
                          "text": "door_close.html",
                        },
                      },
                    ],
                  },
                ],
                "description": {
                  "text": "link \`door_close.html\`",
                },
              },
            ],
            "level": "warning",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "man/door_open.html",
                    "uriBaseId": "%SRCROOT%",
                  },
                  "region": {
                    "endColumn": 31,
                    "endLine": 2,
                    "startColumn": 17,
                    "startLine": 2,
                  },
                },
              },
            ],
            "message": {
              "text": "there is no \`dor_close.html\`, the nearest name is \`door_close.html\`",
            },
            "partialFingerprints": {
              "primaryLocationLineHash": "7b04bcf67db36204:1",
            },
            "ruleId": "man/broken-link",
            "ruleIndex": 1,
            "suppressions": [],
          },
          {
            "level": "warning",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "door.defs",
                    "uriBaseId": "%SRCROOT%",
                  },
                  "region": {
                    "endColumn": 19,
                    "endLine": 2,
                    "startColumn": 10,
                    "startLine": 2,
                  },
                },
              },
            ],
            "message": {
              "text": "the right is never released",
            },
            "partialFingerprints": {
              "primaryLocationLineHash": "518e380e9e4a9e50:1",
            },
            "ruleId": "rights/missing-destructor",
            "ruleIndex": 2,
            "suppressions": [
              {
                "justification": "the door owns it",
                "kind": "inSource",
                "status": "accepted",
              },
            ],
          },
        ],
        "rules": [
          {
            "defaultConfiguration": {
              "level": "warning",
            },
            "fullDescription": {
              "text": "Message ids of two subsystems overlap",
            },
            "help": {
              "text": "Message ids of two subsystems overlap",
            },
            "id": "ids/range-overlap",
            "name": "IdsRangeOverlap",
            "properties": {
              "precision": "high",
              "problem.severity": "warning",
              "tags": [
                "ids",
                "recommended",
              ],
            },
            "shortDescription": {
              "text": "Message ids of two subsystems overlap",
            },
          },
          {
            "defaultConfiguration": {
              "level": "warning",
            },
            "fullDescription": {
              "text": "Link to a page that does not exist",
            },
            "help": {
              "text": "Link to a page that does not exist",
            },
            "id": "man/broken-link",
            "name": "ManBrokenLink",
            "properties": {
              "precision": "high",
              "problem.severity": "warning",
              "tags": [
                "man",
                "recommended",
              ],
            },
            "shortDescription": {
              "text": "Link to a page that does not exist",
            },
          },
          {
            "defaultConfiguration": {
              "level": "warning",
            },
            "fullDescription": {
              "text": "rights/missing-destructor",
            },
            "help": {
              "text": "rights/missing-destructor",
            },
            "id": "rights/missing-destructor",
            "name": "RightsMissingDestructor",
            "properties": {
              "precision": "high",
              "problem.severity": "warning",
              "tags": [
                "rights",
              ],
            },
            "shortDescription": {
              "text": "rights/missing-destructor",
            },
          },
          {
            "defaultConfiguration": {
              "level": "note",
            },
            "fullDescription": {
              "text": "White space at the end of a line",
            },
            "help": {
              "text": "White space at the end of a line",
            },
            "id": "style/trailing-white-space",
            "name": "StyleTrailingWhiteSpace",
            "properties": {
              "precision": "high",
              "problem.severity": "recommendation",
              "tags": [
                "style",
                "strict",
              ],
            },
            "shortDescription": {
              "text": "White space at the end of a line",
            },
          },
        ],
      }
    `);
  });

  it('prints the documentation of its rules', () => {
    const rules = runOf(logOf()).tool.driver.rules ?? [];
    const help = rules.find(({ id }) => id === 'style/trailing-white-space')?.help;
    expect(help?.markdown).toBe(ruleDocumentation('style/trailing-white-space'));
  });

  it('keeps the most severe findings where there are too many', () => {
    const log = logOf({ maxResults: 2 });
    expect(faultsOf(log)).toEqual([]);
    const { results, invocations } = runOf(log);
    expect(results?.map(({ level }) => level)).toEqual(['error', 'warning']);
    expect(invocations?.[0]?.toolExecutionNotifications?.at(-1)?.message.text).toBe(
      '2 more findings are left out: a run holds at most 2, the most severe ones',
    );
  });
});

function logOf(options: Partial<SarifOptions> = {}): Log {
  const text = renderSarif(reportFixture(), { documentation: ruleDocumentation, ...options });
  return JSON.parse(text) as Log;
}

function runOf({ runs: [run] }: Log): Run {
  if (run === undefined) throw new Error('the log has no run');
  return run;
}

/** What the schema of the standard says against a log. */
function faultsOf(log: Log): readonly unknown[] {
  const path = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  // Ajv reads a later draft, in which these two keywords have other meanings and names.
  const schema = { ...(JSON.parse(readFileSync(path, 'utf8')) as AnySchemaObject) };
  delete schema['$schema'];
  delete schema['id'];
  const isUri = (text: string): boolean => URL.canParse(text);
  const isReference = (text: string): boolean => URL.canParse(text, 'file:///');
  const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));
  const formats = { uri: isUri, 'uri-reference': isReference, 'date-time': isTime };
  const validate = new Ajv({ strict: false, unicodeRegExp: false, formats }).compile(schema);
  void validate(log);
  return validate.errors ?? [];
}
