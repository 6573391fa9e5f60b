using System.Text;

namespace AkkaChat.Protocol.Tests;

public class NicknameSpecs
{
    [Theory]
    [InlineData("alice")]
    [InlineData("Bob_the-3rd")]
    [InlineData("u0")]
    [InlineData("철수")]
    [InlineData("\u1112\u1161\u11AB")]
    [InlineData("José")]
    [InlineData("Jose\u0301")]
    [InlineData("李小龍")]
    [InlineData("ユーコ")]
    [InlineData("Нина")]
    [InlineData("علی\u200Cرضا")]
    [InlineData("👩‍🚀")]
    [InlineData("🇰🇷❤️")]
    [InlineData("a.b'c\"d(e)[f]{g}~h^i`j|k<l>m=n+o&p%q$r#s?t;u,v\\w")]
    [InlineData("123456789012345678901234")]
    public void Should_keep_a_nickname_as_it_was_typed(string text)
    {
        text = string.Concat(text.EnumerateRunes().Take(24)); // the long one shows that every other sign is allowed
        Nickname.TryParse(text, out var nickname, out var refusal).ShouldBeTrue($"{refusal}");
        nickname.Text.ShouldBe(text);
        Encoding.UTF8.GetBytes(nickname.Text).ShouldBe(Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public void Should_leave_out_the_space_around_a_nickname() => Support.Nick("  alice \t").Text.ShouldBe("alice");

    [Theory]
    [InlineData("", "cannot be empty")]
    [InlineData("   ", "cannot be empty")]
    [InlineData("bob: hi", "holds a space: type one word, for instance bob_hi")]
    [InlineData(": → *", "holds a space: type one word")]
    [InlineData("bob smith", "\"bob smith\" holds a space: type one word, for instance bob_smith")]
    [InlineData("bob\tsmith", "holds a space")]
    [InlineData("bob\u3000smith", "holds a space: type one word, for instance bob_smith")]
    [InlineData("bob\u00A0smith", "holds a space")]
    [InlineData("bob:", "\"bob:\" holds \":\": leave out : * ! @ / and arrows, for instance bob")]
    [InlineData("*", "holds \"*\"")]
    [InlineData("bob!", "holds \"!\"")]
    [InlineData("@bob", "holds \"@\"")]
    [InlineData("/q", "holds \"/\"")]
    [InlineData("bob：", "holds \"：\" (U+FF1A), which looks like \":\": leave out")] // full-width
    [InlineData("bob\uA789", "(U+A789), which looks like \":\"")] // modifier letter colon
    [InlineData("∗bob", "which looks like \"*\"")]
    [InlineData("❗", "which looks like \"!\"")]
    [InlineData("✳️bob", "which looks like \"*\"")]
    [InlineData("∷", "which looks like \":\"")]
    [InlineData("boss→bot", "\"boss→bot\" holds \"→\" (U+2192), which looks like the arrow of a private message: leave out : * ! @ / and arrows, for instance bossbot")]
    [InlineData("boss￫bot", "looks like the arrow")]
    [InlineData("boss➡️bot", "looks like the arrow")]
    [InlineData("boss⟶bot", "looks like the arrow")]
    [InlineData("boss🡒bot", "looks like the arrow")]
    [InlineData("boss->bot", "holds \"->\", which looks like the arrow")]
    [InlineData("boss—›bot", "holds \"->\", which looks like the arrow")]
    [InlineData("‼", "which looks like \"!\"")]
    [InlineData("½", "which looks like \"/\"")]
    [InlineData("bob\u0007", "other terminals cannot show")]
    [InlineData("bob\u200B", "holds U+200B, which other terminals cannot show")]
    [InlineData("b\u202Eob", "other terminals cannot show")]
    [InlineData("bob\uFE0F", "other terminals cannot show")]
    [InlineData("\u3164", "other terminals cannot show")]
    [InlineData("\u2800", "holds U+2800, which other terminals cannot show")]
    [InlineData("b\uFFFDb", "did not arrive as UTF-8: type it again")]
    [InlineData("\uE0B0", "other terminals cannot show")]
    [InlineData("\u0903bob", "a mark that belongs on a letter")]
    [InlineData("a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309", "other terminals cannot show")]
    [InlineData("1234567890123456789012345", "longer than 24 characters")]
    [InlineData("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "longer than 96 bytes")]
    public void Should_refuse_with_a_reason(string text, string reason)
    {
        Nickname.TryParse(text, out var nickname, out var refusal).ShouldBeFalse();
        $"{refusal}".ShouldContain(reason);
        nickname.ShouldBe(default);
    }

    [Theory]
    [InlineData("bob: hi")]
    [InlineData(": : :")]
    [InlineData("a-> b")]
    [InlineData("a- > b")]
    [InlineData("\u0301 bob")]
    [InlineData("x \u200B\uE0B0")]
    [InlineData("bob!→@")]
    [InlineData("a-:>b")]
    public void Should_suggest_only_what_is_a_nickname(string text)
    {
        Nickname.TryParse(text, out _, out var refusal).ShouldBeFalse();
        if (refusal.Suggestion is { } suggestion)
            Nickname.TryParse(suggestion.Text, out _, out var again).ShouldBeTrue($"{again}");
    }

    [Fact]
    public void Should_not_repeat_a_very_long_nickname_in_full()
    {
        Nickname.TryParse(new string('x', 4000), out _, out var refusal).ShouldBeFalse();
        $"{refusal}".ShouldBe("the nickname \"xxxxxxxxxxxxxxxxxxxxxxxx…\" is longer than 96 bytes: choose a shorter one");
    }

    [Fact]
    public void Should_count_what_a_reader_takes_for_one_character()
    {
        var family = "👩‍👧"; // 11 bytes
        Nickname.TryParse(string.Concat(Enumerable.Repeat(family, 8)), out _, out var refusal).ShouldBeTrue($"{refusal}");
        Nickname.TryParse(string.Concat(Enumerable.Repeat("é", 24)), out _, out refusal).ShouldBeTrue($"{refusal}");
        Nickname.TryParse(string.Concat(Enumerable.Repeat("é", 25)), out _, out refusal).ShouldBeFalse();
    }

    [Fact]
    public void Should_refuse_half_a_surrogate_pair() => Nickname.TryParse($"{(char)0xD83D}bob", out _, out _).ShouldBeFalse();

    [Fact]
    public void Should_be_empty_when_it_was_never_read()
    {
        default(Nickname).Text.ShouldBe("");
        default(Nickname).Key.ShouldBe("");
    }
}
