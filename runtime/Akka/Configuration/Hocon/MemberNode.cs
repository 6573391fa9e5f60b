namespace Akka.Configuration.Hocon;

/// <summary>What a key has in another value, if that value turns out to be an object.</summary>
internal sealed class MemberNode(Node owner, string key) : Node(owner.Origin)
{
    protected override HoconValue? Evaluate(Resolution resolution) => owner.Find(resolution, [key], 0)?.Resolve(resolution);
}
