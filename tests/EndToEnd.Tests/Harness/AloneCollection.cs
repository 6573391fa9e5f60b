namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>The tests that load or time the whole machine: no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
