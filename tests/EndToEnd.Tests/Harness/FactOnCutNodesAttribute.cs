namespace AkkaChat.EndToEnd.Tests.Harness;

/// <summary>A fact about nodes in network namespaces with a database. Skipped, saying why, where one of them cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactOnCutNodesAttribute : FactAttribute
{
    public FactOnCutNodesAttribute() => Skip = RemoteHost.Obstacle ?? RequiredTools.Missing(["initdb", "nc"]);
}
