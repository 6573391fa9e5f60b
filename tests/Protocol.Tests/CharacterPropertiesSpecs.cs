using System.Globalization;
using System.Text;

namespace AkkaChat.Protocol.Tests;

public sealed class CharacterPropertiesSpecs
{
    [Fact]
    public void Should_know_the_pictographs_that_dotnet_joins()
    {
        // All characters of the blocks with emoji, and a sample of the others.
        var runes = Enumerable.Range(0, 0x3300)
            .Concat(Enumerable.Range(0x1F000, 0x1000))
            .Concat(Enumerable.Range(0, 0x110000).Where(c => c % 101 == 0))
            .Where(Rune.IsValid).Select(c => new Rune(c)).Where(rune => rune.Value >= 0xA9);

        runes.Where(rune => CharacterProperties.IsPictograph(rune) != IsJoined(rune)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData('#')]
    [InlineData('1')]
    [InlineData('a')]
    public void Should_take_no_ASCII_for_a_pictograph(char c) => CharacterProperties.IsPictograph(new Rune(c)).ShouldBeFalse();

    // A pictograph, a joiner and an emoji are one grapheme cluster: rule GB11 of Unicode Standard Annex #29.
    private static bool IsJoined(Rune rune)
    {
        var text = $"{rune}\u200D\U0001F600";
        return StringInfo.GetNextTextElementLength(text) == text.Length;
    }
}
