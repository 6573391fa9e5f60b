using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AkkaChat.Protocol.Tests;

internal static class Texts
{
    /// <summary>Texts in which everything that has a rule of its own meets everything else.</summary>
    public static readonly Gen<string> Hostile = Gen.Frequency(
            (4, Gen.Elements("a", "e", "0", "1", "*", "#", ":", "!", "/", " ", "alice", "joined", "left", "* ", "! ", "** ", ": ", " → ")),
            (3, Gen.Elements("😀", "❤", "🏴", "👩", "🇰", "🏽", "م", "ی", "क", "안", "각", "\u1112", "\u1161", "①", "Ａ", "‼")),
            (4, Gen.Elements("\u200C", "\u200D", "\uFE0E", "\uFE0F", "\u20E3", "\u0301", "\u0338", "\u094D", "\U000E0067", "\U000E007F")),
            (2, Gen.Elements("\r", "\n", "\r\n", "\0", "\t", "\u001B[", "\u009B", "\u0085", "\u2028", "\u202E", "\u2066", "\u3164", "\uFEFF")),
            (2, Gen.Choose(0, 0x10FFFF).Where(Rune.IsValid).Select(char.ConvertFromUtf32)),
            (1, Gen.Choose(0xD800, 0xDFFF).Select(c => ((char)c).ToString())))
        .ArrayOf().Select(string.Concat);
}
