namespace AkkaChat.Page.Tests.Harness;

/// <summary>A fact that needs Debian's Chromium. Skipped, saying what to install, where it is missing. One that takes long runs only when a variable asks for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingChromiumAttribute : FactAttribute
{
    public FactNeedingChromiumAttribute(string? variable = null)
    {
        Timeout = Chromium.TimeLimit;
        if (!File.Exists(Chromium.Path))
            Skip = "needs chromium: apt-get install chromium";
        else if (variable is not null && Environment.GetEnvironmentVariable(variable) != "1")
            Skip = $"runs when {variable}=1";
    }
}
