using System.Buffers;
using System.Text;

namespace AkkaChat.Protocol;

/// <summary>Writes text as UTF-8.</summary>
internal static class BufferWriterExtensions
{
    /// <summary>Writes a text that is safe as it is.</summary>
    public static void Put(this IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);

    /// <summary>Writes a text without what could end the line or act on a terminal.</summary>
    public static void PutClean(this IBufferWriter<byte> output, string text) => output.Put(Sanitizer.Clean(text));
}
