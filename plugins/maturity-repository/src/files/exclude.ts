/**
 * What the walk leaves out by default, so that a fixture or somebody else's code is never a finding. Relative to the
 * entity's subpath, or to the repository's root without one: a service that lives in `examples/services/x` and is given
 * as the subpath is looked at.
 *
 * The last glob that matches decides, and one that begins with `!` keeps: in `src/main/java/com/example/target/` every
 * name is that of a package.
 *
 * `build` is not here: `build/package/Dockerfile` is a usual place. `target` and `out` of a local build are.
 *
 * @public
 */
export const defaultExclude: readonly string[] = [
  // examples, but for packages and pages that are called so
  '**/{example,examples,sample,samples}',
  '!**/src/main/**',
  // templates of things to come
  '**/{skeleton,skeletons,cookiecutter,boilerplate}',
  // what is kept but no longer used
  '**/{.archive,.archived,_archive,_archived}',
  // other people's code
  '**/{vendor,third_party,third-party}',
  // what a build writes
  '**/{dist,out,target,coverage,dist-types}',
  // test data
  '**/{testdata,_testdata,test-data,test_data,fixtures,__fixtures__,__snapshots__,__mocks__}',
  '**/{test,tests,__tests__}/{data,resources,assets,files,samples}',
  '**/src/{test,integrationTest,it}/resources',
  // the packages of a JVM language
  '!**/src/*/{java,kotlin,groovy,scala}/**',
  // what no package is called: version control, tools and caches, what package managers and builds write
  '**/{.git,.hg,.svn,.idea,.vs,.cache,.yarn,.gradle,.terraform,.terragrunt-cache,.pytest_cache,.mypy_cache}',
  '**/{node_modules,bower_components,jspm_packages,Pods,.bundle}',
  '**/{.venv,venv,site-packages,__pycache__,.tox,.eggs}',
  '**/{.nyc_output,.next,.nuxt,.svelte-kit,.turbo,.parcel-cache}',
];
