// Sorted by name; `npm run new-rule` writes this file from the folders beside it.
import type { AnyRule } from './rule.ts';
import codesMisspelt from './codes/misspelt.ts';
import codesSuccessMissing from './codes/success-missing.ts';
import codesUnknown from './codes/unknown.ts';
import codesWrongFamily from './codes/wrong-family.ts';
import idsArgumentCollides from './ids/argument-collides.ts';
import idsDiffersBetweenTargets from './ids/differs-between-targets.ts';
import idsDuplicateRoutine from './ids/duplicate-routine.ts';
import idsMisspeltCondition from './ids/misspelt-condition.ts';
import idsRangeOverlap from './ids/range-overlap.ts';
import idsRemovedWithoutSkip from './ids/removed-without-skip.ts';
import idsReplyRangeOverlap from './ids/reply-range-overlap.ts';
import idsTooManySlots from './ids/too-many-slots.ts';
import idsUnbalancedConditional from './ids/unbalanced-conditional.ts';
import manAnnotationNotBracketed from './man/annotation-not-bracketed.ts';
import manBadEndTag from './man/bad-end-tag.ts';
import manBadInclude from './man/bad-include.ts';
import manBrokenLink from './man/broken-link.ts';
import manDirectionContradictsText from './man/direction-contradicts-text.ts';
import manDoubledStartTag from './man/doubled-start-tag.ts';
import manDuplicateFieldDoc from './man/duplicate-field-doc.ts';
import manDuplicateRelatedLink from './man/duplicate-related-link.ts';
import manDuplicateReturnCode from './man/duplicate-return-code.ts';
import manEmptyRelated from './man/empty-related.ts';
import manFieldNameMismatch from './man/field-name-mismatch.ts';
import manFieldUndocumented from './man/field-undocumented.ts';
import manHeadingVariant from './man/heading-variant.ts';
import manLinkTextMismatch from './man/link-text-mismatch.ts';
import manListEndsWithComma from './man/list-ends-with-comma.ts';
import manLostSuperscript from './man/lost-superscript.ts';
import manMacroFormParam from './man/macro-form-param.ts';
import manMisnestedTags from './man/misnested-tags.ts';
import manMissingAnnotation from './man/missing-annotation.ts';
import manMissingHr from './man/missing-hr.ts';
import manParamNameMismatch from './man/param-name-mismatch.ts';
import manParamUndocumented from './man/param-undocumented.ts';
import manPrototypeMissingSemicolon from './man/prototype-missing-semicolon.ts';
import manRawAngleBracket from './man/raw-angle-bracket.ts';
import manRelatedNotLinked from './man/related-not-linked.ts';
import manReturnEntryNotACode from './man/return-entry-not-a-code.ts';
import manReturnTextVariant from './man/return-text-variant.ts';
import manSelfLink from './man/self-link.ts';
import manStrayEndTag from './man/stray-end-tag.ts';
import manSynopsisNameIsType from './man/synopsis-name-is-type.ts';
import manSynopsisNameUnmarked from './man/synopsis-name-unmarked.ts';
import manSynopsisTypeIsParamName from './man/synopsis-type-is-param-name.ts';
import manTitleDashVariant from './man/title-dash-variant.ts';
import manTitleElementMismatch from './man/title-element-mismatch.ts';
import manTroffLeftover from './man/troff-leftover.ts';
import manTruncatedType from './man/truncated-type.ts';
import manUnclosedStrong from './man/unclosed-strong.ts';
import manUnknownReturnCode from './man/unknown-return-code.ts';
import manUnknownRoutineMention from './man/unknown-routine-mention.ts';
import manValueAtParameterLevel from './man/value-at-parameter-level.ts';
import manVarRefUnknown from './man/var-ref-unknown.ts';
import manWrongNameInDescription from './man/wrong-name-in-description.ts';
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
import styleUnusedType from './style/unused-type.ts';
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
  codesMisspelt,
  codesSuccessMissing,
  codesUnknown,
  codesWrongFamily,
  idsArgumentCollides,
  idsDiffersBetweenTargets,
  idsDuplicateRoutine,
  idsMisspeltCondition,
  idsRangeOverlap,
  idsRemovedWithoutSkip,
  idsReplyRangeOverlap,
  idsTooManySlots,
  idsUnbalancedConditional,
  manAnnotationNotBracketed,
  manBadEndTag,
  manBadInclude,
  manBrokenLink,
  manDirectionContradictsText,
  manDoubledStartTag,
  manDuplicateFieldDoc,
  manDuplicateRelatedLink,
  manDuplicateReturnCode,
  manEmptyRelated,
  manFieldNameMismatch,
  manFieldUndocumented,
  manHeadingVariant,
  manLinkTextMismatch,
  manListEndsWithComma,
  manLostSuperscript,
  manMacroFormParam,
  manMisnestedTags,
  manMissingAnnotation,
  manMissingHr,
  manParamNameMismatch,
  manParamUndocumented,
  manPrototypeMissingSemicolon,
  manRawAngleBracket,
  manRelatedNotLinked,
  manReturnEntryNotACode,
  manReturnTextVariant,
  manSelfLink,
  manStrayEndTag,
  manSynopsisNameIsType,
  manSynopsisNameUnmarked,
  manSynopsisTypeIsParamName,
  manTitleDashVariant,
  manTitleElementMismatch,
  manTroffLeftover,
  manTruncatedType,
  manUnclosedStrong,
  manUnknownReturnCode,
  manUnknownRoutineMention,
  manValueAtParameterLevel,
  manVarRefUnknown,
  manWrongNameInDescription,
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
  styleUnusedType,
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
