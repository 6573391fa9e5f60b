namespace Akka.Configuration.Hocon;

/// <summary>Where something stands in a document. Lines and columns count from 1.</summary>
internal readonly struct Origin(string? document, int line, int column)
{
    public FormatException Error(string message) => new($"{this}: {message}");

    public override string ToString() =>
        document is null ? $"line {line}, column {column}" : $"{document}, line {line}, column {column}";
}
