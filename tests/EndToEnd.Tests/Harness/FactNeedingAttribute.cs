namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A fact that needs programs of the machine. Skipped, saying what to install, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingAttribute : FactAttribute
{
    public FactNeedingAttribute(params string[] programs) => Skip = RequiredTools.Missing(programs);
}
