using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.Soak.Tests;

/// <summary>A theory that needs programs of the machine. Skipped, saying what to install, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryNeedingAttribute : TheoryAttribute
{
    public TheoryNeedingAttribute(params string[] programs) => Skip = RequiredTools.Missing(programs);
}
