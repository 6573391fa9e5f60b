using System.Text;

namespace AkkaChat.Protocol.Tests;

public class SanitizerSpecs
{
    [Theory]
    [InlineData("")]
    [InlineData("plain words, 100% ~ ASCII!")]
    [InlineData("안녕하세요 각힣")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF")] // conjoining jamo
    [InlineData("e\u0301 n\u0303 o\u0302\u0323")]
    [InlineData("Zürich żółć Việt Нет Ελλάδα")]
    [InlineData("שלום بِسْمِ ไทย हिन्दी தமிழ் 日本語　全角")]
    [InlineData("😀👍🏽👨‍👩‍👧‍👦🏳️‍🌈🏴‍☠️👁️‍🗨️🧑🏽‍🚀🇰🇷❤️☎︎")]
    [InlineData("1️⃣ #️⃣ *️⃣")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F")] // the flag of Scotland
    [InlineData("می\u200Cخواهم")] // Persian: two parts of one word, not joined
    [InlineData("क्\u200Dष श्\u200Cर")] // Devanagari: half and full forms
    [InlineData("ක්\u200Dර")] // Sinhala
    [InlineData("\u0600\u0661\u06DD\u0662")] // Arabic signs that enclose a number
    [InlineData("10\u00A0000 10\u202F000")] // no-break spaces
    [InlineData("\U0001FAEA \U000323B0")] // newer than this runtime knows: an emoji and an ideograph
    [InlineData("\uE0B0\uFFFD")] // private use, and the replacement character
    public void Should_return_ordinary_writing_itself(string text) => Sanitizer.Clean(text).ShouldBeSameAs(text);

    [Theory]
    [InlineData("a\tb\u2028c\u2029d", "a b c d")]
    [InlineData("a\0b\ac\bd\ne\vf\fg\rh", "abcdefgh")]
    [InlineData("\u001B[2J\u001B]0;title\a", "[2J]0;title")]
    [InlineData("\u007Fa\u0080b\u0085c\u009B31m\u009F", "abc31m")]
    [InlineData("a\u202Ab\u202Bc\u202Cd\u202De\u202Ef", "abcdef")]
    [InlineData("a\u2066b\u2067c\u2068d\u2069e\u200Ef\u200Fg\u061Ch", "abcdefgh")]
    [InlineData("a\u200Bb\u2060c\u2061d\u2064e\uFEFFf\u00ADg\u034Fh", "abcdefgh")]
    [InlineData("a\u115Fb\u1160c\u3164d\uFFA0e\u17B4f\u2065g", "abcdefg")]
    [InlineData("a\u180Bb\u180Ec\u180Fd\uFFF9e\uFFFBf", "abcdef")]
    [InlineData("a\U000E0041\U000E0042\U000E007Fb\U000E0001", "ab")] // tags that hide a text
    [InlineData("🏴\U000E0078\U000E0078\U000E0078\U000E0078\U000E0078\U000E007F", "🏴")] // the flag of nowhere
    [InlineData("a\U000E0100b\uFE00c\U0001D173d", "abcd")]
    [InlineData("a\uFDD0b\uFFFEc\U0010FFFFd\u0378e", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe")]
    [InlineData("a\u200Db\u200Cc", "abc")] // joiners between letters that are never joined
    [InlineData("\u0645\u200C\u0661", "\u0645\u0661")] // between a letter and a digit
    [InlineData("😀\u200D", "😀")]
    [InlineData("😀\u200D\u200D😀", "😀\u200D😀")]
    [InlineData("\u200D😀 😀\u200Dx", "😀 😀x")]
    [InlineData("a\uFE0Fb\uFE0E1\uFE0F", "ab1")] // styles on what takes none
    [InlineData("❤\uFE0F\uFE0F\uFE0E", "❤\uFE0F")]
    [InlineData("\u0301\u0302a", "a")] // marks with nothing to stand on
    [InlineData("\u001B\u0301a", "a")]
    public void Should_take_out_what_acts_or_hides(string text, string clean) => Sanitizer.Clean(text).ShouldBe(clean);

    [Fact]
    public void Should_replace_half_a_surrogate_pair() => // not inline data: test adapters cannot carry it
        Sanitizer.Clean($"a{(char)0xD83D}b{(char)0xDE00}").ShouldBe("a\uFFFDb\uFFFD");

    [Fact]
    public void Should_limit_how_many_marks_pile_up_on_one_character()
    {
        var marks = string.Concat(Enumerable.Range(0x300, 50).Where(c => c != 0x34F).Select(c => (char)c));
        Sanitizer.Clean($"a{marks}b{marks}").ShouldBe($"a{marks[..8]}b{marks[..8]}");
    }

    [Fact]
    public void Should_leave_no_character_that_acts_or_hides_when_each_stands_alone()
    {
        var kept = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value))
            .Where(rune => Sanitizer.Clean($"a{rune}b") == $"a{rune}b").ToList();

        kept.ShouldAllBe(rune => !Rune.IsControl(rune));
        kept.Where(CharacterProperties.IsInvisible).ShouldBeEmpty();
        kept.Count.ShouldBeGreaterThan(150_000);
    }
}
