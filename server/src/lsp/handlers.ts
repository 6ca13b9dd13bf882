import { definition } from '../features/definition.ts';
import type { Handlers } from './requests.ts';
import { documentReport } from './diagnostics.ts';
import { onDocument, onPlace, locationOf } from './question.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';
