module git.heronway.example/catalogue/price-engine

go 1.26
