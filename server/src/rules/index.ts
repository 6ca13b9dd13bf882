// Sorted by name; `npm run new-rule` writes this file from the folders beside it.
import type { AnyRule } from './rule.ts';
import idsDiffersBetweenTargets from './ids/differs-between-targets.ts';
import idsDuplicateRoutine from './ids/duplicate-routine.ts';
import idsRangeOverlap from './ids/range-overlap.ts';
import idsRemovedWithoutSkip from './ids/removed-without-skip.ts';
import idsReplyRangeOverlap from './ids/reply-range-overlap.ts';
import idsTooManySlots from './ids/too-many-slots.ts';
import idsUnbalancedConditional from './ids/unbalanced-conditional.ts';
import rightsBrokenImplicitArgument from './rights/broken-implicit-argument.ts';
import rightsConsumeWithoutTimeout from './rights/consume-without-timeout.ts';
import rightsDeallocWithoutEffect from './rights/dealloc-without-effect.ts';
import rightsInoutRight from './rights/inout-right.ts';
import rightsNameInsteadOfRight from './rights/name-instead-of-right.ts';
import rightsOutMemoryNeverFreed from './rights/out-memory-never-freed.ts';
import rightsPolymorphicFromClient from './rights/polymorphic-from-client.ts';
import rightsTokenSize from './rights/token-size.ts';
import rightsTrailerArgumentInKernel from './rights/trailer-argument-in-kernel.ts';
import rightsTranslatedArray from './rights/translated-array.ts';
import rightsTranslationWithoutDestructor from './rights/translation-without-destructor.ts';
import rightsUndocumentedMove from './rights/undocumented-move.ts';
import safetyLargeInlineArray from './safety/large-inline-array.ts';
import safetyMissingAuditToken from './safety/missing-audit-token.ts';
import safetyOneWayRights from './safety/one-way-rights.ts';
import safetyRequestOverLimit from './safety/request-over-limit.ts';
import safetyUnboundedArray from './safety/unbounded-array.ts';
import safetyUnterminatedString from './safety/unterminated-string.ts';
import styleColumnAlignment from './style/column-alignment.ts';
import styleKeywordCase from './style/keyword-case.ts';
import styleMissingIn from './style/missing-in.ts';
import styleRequestPortNotFirst from './style/request-port-not-first.ts';
import styleTrailingWhiteSpace from './style/trailing-white-space.ts';
import syncCountArgumentMissing from './sync/count-argument-missing.ts';
import syncCoverage from './sync/coverage.ts';
import syncDirectionDiffers from './sync/direction-differs.ts';
import syncDocumentedTwice from './sync/documented-twice.ts';
import syncNameVsRight from './sync/name-vs-right.ts';
import syncOrphanPage from './sync/orphan-page.ts';
import syncParameterExtraInPage from './sync/parameter-extra-in-page.ts';
import syncParameterMissingInPage from './sync/parameter-missing-in-page.ts';
import syncParameterOrder from './sync/parameter-order.ts';
import syncParameterRenamed from './sync/parameter-renamed.ts';
import syncRightDiffers from './sync/right-differs.ts';
import syncRoutineWithoutPage from './sync/routine-without-page.ts';
import syncTypeDiffers from './sync/type-differs.ts';

/** Every rule that has a `check`, in the order of the names. */
export const rules: readonly AnyRule[] = [
  idsDiffersBetweenTargets,
  idsDuplicateRoutine,
  idsRangeOverlap,
  idsRemovedWithoutSkip,
  idsReplyRangeOverlap,
  idsTooManySlots,
  idsUnbalancedConditional,
  rightsBrokenImplicitArgument,
  rightsConsumeWithoutTimeout,
  rightsDeallocWithoutEffect,
  rightsInoutRight,
  rightsNameInsteadOfRight,
  rightsOutMemoryNeverFreed,
  rightsPolymorphicFromClient,
  rightsTokenSize,
  rightsTrailerArgumentInKernel,
  rightsTranslatedArray,
  rightsTranslationWithoutDestructor,
  rightsUndocumentedMove,
  safetyLargeInlineArray,
  safetyMissingAuditToken,
  safetyOneWayRights,
  safetyRequestOverLimit,
  safetyUnboundedArray,
  safetyUnterminatedString,
  styleColumnAlignment,
  styleKeywordCase,
  styleMissingIn,
  styleRequestPortNotFirst,
  styleTrailingWhiteSpace,
  syncCountArgumentMissing,
  syncCoverage,
  syncDirectionDiffers,
  syncDocumentedTwice,
  syncNameVsRight,
  syncOrphanPage,
  syncParameterExtraInPage,
  syncParameterMissingInPage,
  syncParameterOrder,
  syncParameterRenamed,
  syncRightDiffers,
  syncRoutineWithoutPage,
  syncTypeDiffers,
];
