import { DocumentHighlightKind } from 'vscode-languageserver/node';
import { declaration, definition, typeDefinition } from '../features/definition.ts';
import { documentLinks } from '../features/document-links.ts';
import { documentSymbols } from '../features/document-symbols.ts';
import { highlights, references, uses } from '../features/references.ts';
import { functionAt, routineAt } from '../features/routine-at.ts';
import { subtypes, supertypes, typeAt } from '../features/type-hierarchy.ts';
import { workspaceSymbols } from '../features/workspace-symbols.ts';
import {
  callersOf,
  functionsNamed,
  itemQuestion,
  serverFunctions,
  serversOf,
  toRoutineItem,
  toTypeItem,
} from './hierarchies.ts';
import { toDefinition, toDocumentSymbols, toWorkspaceSymbols } from './present.ts';
import { locationOf, onDocument, onPlace, placeIn, rangeIn } from './question.ts';
import type { Handlers } from './requests.ts';
import { whenRead } from './when-read.ts';

/** Where names lead. */
export const navigation = {
  'callHierarchy/incomingCalls': async (session, { item }, token) => {
    const asked = await itemQuestion(session, item);
    const routine = asked?.question.snapshot.symbols.routine(asked.symbol);
    if (asked === undefined || routine === undefined) return null;
    return callersOf(asked.question, routine, token);
  },

  'callHierarchy/outgoingCalls': async (session, { item }, token) => {
    const asked = await itemQuestion(session, item);
    const routine = asked?.question.snapshot.symbols.routine(asked.symbol);
    if (asked === undefined || routine === undefined) return null;
    return serversOf(asked.question, routine, token);
  },

  'textDocument/declaration': onPlace((question, at) =>
    toDefinition(question, declaration(question.snapshot, at)),
  ),

  'textDocument/definition': onPlace((question, at) =>
    toDefinition(question, definition(question.snapshot, at)),
  ),

  'textDocument/documentHighlight': onPlace((question, at) =>
    highlights(question.snapshot, at).map(({ span, defines }) => ({
      range: rangeIn(question, span),
      kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    })),
  ),

  'textDocument/documentLink': onDocument((question) =>
    documentLinks(question.snapshot, question.file.id).map(({ span, target }) => ({
      range: rangeIn(question, span),
      target: question.session.uriOf(target),
    })),
  ),

  'textDocument/documentSymbol': onDocument((question) =>
    toDocumentSymbols(question, documentSymbols(question.snapshot, question.file.id)),
  ),

  'textDocument/implementation': onDocument(async (question, params, token) => {
    const at = placeIn(question, params.position);
    const routine = routineAt(question.snapshot, at);
    const name = functionAt(question.snapshot, at);
    if (routine === undefined && name === undefined) return null;
    const found =
      routine === undefined
        ? await functionsNamed(question, name ?? '', token)
        : await serverFunctions(question, routine, token);
    return found.map(({ file, mention }) => ({
      uri: question.session.uriOf(file.id),
      range: question.session.convert.range(file, mention),
    }));
  }),

  'textDocument/prepareCallHierarchy': onPlace((question, at) => {
    const routine = routineAt(question.snapshot, at);
    const item = routine && toRoutineItem(question, routine);
    return item && [item];
  }),

  'textDocument/prepareTypeHierarchy': onPlace((question, at) => {
    const items = typeAt(question.snapshot, at).flatMap((item) => toTypeItem(question, item));
    return items.length === 0 ? undefined : items;
  }),

  'textDocument/references': onDocument(async (question, { position, context }) => {
    await whenRead(question);
    const { snapshot } = question;
    const at = placeIn(question, position);
    const found = context.includeDeclaration ? references(snapshot, at) : uses(snapshot, at);
    return found.flatMap(({ span }) => locationOf(question, span) ?? []);
  }),

  'textDocument/typeDefinition': onPlace((question, at) =>
    toDefinition(question, typeDefinition(question.snapshot, at)),
  ),

  'typeHierarchy/subtypes': async (session, { item }) => {
    const asked = await itemQuestion(session, item);
    if (asked === undefined) return null;
    const { question, symbol } = asked;
    return subtypes(question.snapshot, symbol).flatMap((each) => toTypeItem(question, each));
  },

  'typeHierarchy/supertypes': async (session, { item }) => {
    const asked = await itemQuestion(session, item);
    if (asked === undefined) return null;
    const { question, symbol } = asked;
    return supertypes(question.snapshot, symbol).flatMap((each) => toTypeItem(question, each));
  },

  'workspace/symbol': async (session, { query }) => {
    await session.ready;
    for (const folder of session.allFolders) {
      await whenRead({ session, folder, snapshot: folder.snapshot });
    }
    return session.allFolders.flatMap(({ snapshot }) =>
      toWorkspaceSymbols({ session, snapshot }, workspaceSymbols(snapshot, query)),
    );
  },
} satisfies Partial<Handlers>;
