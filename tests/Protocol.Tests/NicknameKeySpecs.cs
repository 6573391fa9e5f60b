using System.Text;
using static AkkaChat.Protocol.Tests.Support;

namespace AkkaChat.Protocol.Tests;

public class NicknameKeySpecs
{
    [Theory]
    [InlineData("alice", "Alice")]
    [InlineData("alice", "ALICE")]
    [InlineData("alice", "ａｌｉｃｅ")] // full-width
    [InlineData("alice", "𝓪𝓵𝓲𝓬𝓮")] // mathematical letters
    [InlineData("alice", "ⓐⓛⓘⓒⓔ")]
    [InlineData("alice", "аlісе")] // Cyrillic а, і, с, е
    [InlineData("alice", "αlιce")] // Greek
    [InlineData("alice", "ᎪᏞᎥᏟᎬ")] // Cherokee
    [InlineData("alice", "ꓮꓡꓲꓚꓰ")] // Lisu
    [InlineData("bob", "ВОВ")] // Cyrillic capitals
    [InlineData("office", "oﬃce")] // a ligature
    [InlineData("alice", "ali\u0307ce")] // a second dot upon the i
    [InlineData("straße", "STRASSE")]
    [InlineData("José", "Jose\u0301")]
    [InlineData("Việt", "Vie\u0323\u0302t")]
    [InlineData("Việt", "Vie\u0302\u0323t")]
    [InlineData("각", "\u1100\u1161\u11A8")]
    [InlineData("가", "\u1100\u1161")]
    [InlineData("ﾊﾝ", "ハン")] // half-width Katakana
    [InlineData("Ωmega", "Ωmega")] // the ohm sign
    [InlineData("Нина", "нина")]
    [InlineData("❤", "❤️")]
    [InlineData("علیرضا", "علی\u200Cرضا")]
    [InlineData("user3", "userЗ")] // Cyrillic Ze
    public void Should_be_the_same_for_what_looks_the_same(string one, string other)
    {
        Nick(other).Key.ShouldBe(Nick(one).Key);
        Nick(other).ShouldBe(Nick(one));
        Nick(other).GetHashCode().ShouldBe(Nick(one).GetHashCode());
    }

    [Theory]
    [InlineData("alice", "alicia")]
    [InlineData("u0", "uo")]
    [InlineData("u1", "ul")]
    [InlineData("rn", "m")]
    [InlineData("jose", "josé")]
    [InlineData("각", "갂")]
    [InlineData("👩", "👨")]
    [InlineData("ハ", "バ")]
    public void Should_tell_apart_what_a_reader_tells_apart(string one, string other)
    {
        Nick(one).Key.ShouldNotBe(Nick(other).Key);
        Nick(one).ShouldNotBe(Nick(other));
    }

    [Fact]
    public void Should_tell_numbered_names_apart() =>
        Enumerable.Range(0, 10_000).Select(n => Nick($"u{n}").Key).Distinct().Count().ShouldBe(10_000);

    [Fact]
    public void Should_be_the_same_for_a_composed_and_a_decomposed_syllable_throughout_korean()
    {
        for (var value = 0xAC00; value <= 0xD7A3; value++)
        {
            var letters = new List<Rune>();
            Hangul.Decompose(new Rune(value), letters);
            (NicknameKey.Of(string.Concat(letters)) == NicknameKey.Of(char.ToString((char)value))).ShouldBeTrue($"U+{value:X}");
        }
    }

    [Fact]
    public void Should_have_no_lookalike_that_folding_has_changed_already()
    {
        Confusables.Shared.Keys.ShouldAllBe(rune => !rune.IsAscii && !FoldTable.Shared.ContainsKey(rune));
        FoldTable.Shared.Values.SelectMany(folded => folded.EnumerateRunes()).ShouldAllBe(rune => !FoldTable.Shared.ContainsKey(rune));
    }
}
