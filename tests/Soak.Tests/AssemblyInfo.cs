// Each test measures a server: side by side they would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
