namespace AkkaChat.Server.Tests;

/// <summary>The tests that read figures of the whole process: no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
