namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A fact that needs a <see cref="RemoteHost"/>. Skipped, saying why, where there can be none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactOnRemoteHostAttribute : FactAttribute
{
    /// <summary>Needs a host, and a bad line to it if that is said.</summary>
    public FactOnRemoteHostAttribute(bool badLine = false)
    {
        BadLine = badLine;
        Skip = badLine ? RemoteHost.BadLineObstacle : RemoteHost.Obstacle;
    }

    public bool BadLine { get; }
}
