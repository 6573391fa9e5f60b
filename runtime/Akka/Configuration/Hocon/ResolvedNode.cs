namespace Akka.Configuration.Hocon;

/// <summary>A value found inside another one.</summary>
internal sealed class ResolvedNode(HoconValue value) : Node(value.Origin)
{
    protected override HoconValue Evaluate(Resolution resolution) => value;
}
