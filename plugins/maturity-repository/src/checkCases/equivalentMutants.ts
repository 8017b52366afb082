/**
 * Changes of rules that change nothing, by check: what is left out follows from the rest. They are written for people
 * who read the rule.
 */
export const equivalentMutants: Record<string, string[]> = {
  // Of what can't be read no user is known.
  'dockerfile-non-root': ['unknownWhen weakened to !it.final.user.known'],
  'dockerfile-user-numeric': [
    'unknownWhen weakened to !it.final.user.known',
    'each weakened to dockerfiles.filter(file, !file.final.user.known || !file.final.user.root)',
    'each weakened to dockerfiles.filter(file, !file.readable || !file.final.user.root)',
  ],
  // What isn't compiled is only looked at where an SDK is shipped; and what takes from a stage has two.
  'multi-stage': [
    'expect weakened to !it.build.sdkShipped && ( (it.stages.size() >= 2 && it.build.takesFromStage))',
    'expect weakened to !it.build.sdkShipped && (!it.build.compiles || ( it.build.takesFromStage))',
  ],
  // A command that isn't set is not in the exec form.
  'dockerfile-cmd': [
    'expect weakened to it.final.command.fromBase || ( it.final.command.exec && !it.final.command.repeated)',
  ],
  // A README that isn't there has no characters.
  readme: ['expect weakened to docs.readme.characters >= 200'],
};
