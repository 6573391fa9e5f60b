namespace Akka.Configuration.Hocon;

/// <summary>Text, number, boolean or null: they differ only in how they are read.</summary>
internal sealed class TextNode(string text, bool isNull, Origin origin) : Node(origin)
{
    public string Text => text;

    protected override HoconValue Evaluate(Resolution resolution) => isNull ? HoconValue.Null(Origin) : new HoconValue(text, Origin);
}
