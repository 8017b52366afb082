/**
 * What the walk leaves out by default, so that a fixture or somebody else's code is never a finding. Relative to the
 * entity's subpath, or to the repository's root without one: a service that lives in `examples/services/x` and is given
 * as the subpath is looked at.
 *
 * `build` is not here: `build/package/Dockerfile` is a usual place. `target`, `out` and `bin` of a local build are.
 *
 * @public
 */
export const defaultExclude: readonly string[] = [
  // other people's code
  '**/{node_modules,bower_components,jspm_packages,vendor,third_party,third-party}',
  '**/{.venv,venv,site-packages,__pycache__,.tox,.eggs,Pods,.bundle}',
  // version control, tools and caches
  '**/{.git,.hg,.svn,.idea,.vs,.cache,.yarn,.gradle,.terraform,.terragrunt-cache,.pytest_cache,.mypy_cache}',
  // what a build writes
  '**/{dist,out,target,coverage,.nyc_output,.next,.nuxt,.svelte-kit,.turbo,.parcel-cache,dist-types}',
  // test data
  '**/{testdata,test-data,test_data,fixtures,__fixtures__,__snapshots__,__mocks__}',
  '**/{test,tests,__tests__}/{data,resources,assets,files,samples}',
  '**/src/{test,integrationTest,it}/resources',
  // examples, and templates of things to come
  '**/{example,examples,sample,samples}',
  '**/{skeleton,skeletons,cookiecutter,boilerplate}',
];
