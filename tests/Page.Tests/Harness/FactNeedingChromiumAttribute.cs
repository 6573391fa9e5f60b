namespace AkkaChat.Page.Tests.Harness;

/// <summary>A fact that needs Debian's Chromium. Skipped, saying what to install, where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactNeedingChromiumAttribute : FactAttribute
{
    public FactNeedingChromiumAttribute()
    {
        Timeout = Chromium.TimeLimit;
        Skip = File.Exists(Chromium.Path) ? null : "needs chromium: apt-get install chromium";
    }
}
