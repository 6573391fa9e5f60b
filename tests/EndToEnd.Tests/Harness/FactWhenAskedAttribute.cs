namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A fact that takes minutes, or needs what most machines lack. Skipped unless a variable of the environment is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWhenAskedAttribute : FactAttribute
{
    /// <summary>Needs the variable, and programs of the machine.</summary>
    public FactWhenAskedAttribute(string variable, params string[] programs) =>
        Skip = Environment.GetEnvironmentVariable(variable) != "1" ? $"takes minutes: {variable}=1 has it run" : RequiredTools.Missing(programs);
}
