module git.heronway.example/warehouse/pick-planner

go 1.26
