module git.heronway.example/delivery/delivery-slots

go 1.26
