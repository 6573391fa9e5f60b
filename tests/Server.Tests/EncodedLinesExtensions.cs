using System.Text;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Tests;

internal static class EncodedLinesExtensions
{
    /// <summary>What a reader sees of the lines.</summary>
    public static string Text(this EncodedLines lines)
    {
        var bytes = new List<byte>();
        foreach (var segment in lines.Segments)
            bytes.AddRange(segment);
        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Lines for a test: what is given, each with LF behind it.</summary>
    public static EncodedLines Encoded(params string[] texts) =>
        new(texts.Length, Encoding.UTF8.GetBytes(string.Concat(texts.Select(text => text + '\n'))));
}
