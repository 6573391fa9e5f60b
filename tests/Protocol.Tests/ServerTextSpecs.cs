namespace AkkaChat.Protocol.Tests;

public class ServerTextSpecs
{
    private static readonly Nickname Alice = Nickname.Restore("alice");

    [Fact]
    public void A_text_is_said_in_both_languages()
    {
        ServerText text = $"nobody here is called {Alice}: /who lists who is here";
        text.In(Language.English).ShouldBe("nobody here is called alice: /who lists who is here");
        text.In(Language.Korean).ShouldBe("alice 님은 여기 없습니다: /who에 모두 나옵니다");
    }

    [Fact]
    public void A_text_within_a_text_is_said_in_the_same_language()
    {
        ServerText text = $"you may say nothing for another {DurationText.Of(TimeSpan.FromMinutes(10))}: operators still get your /msg";
        text.In(Language.Korean).ShouldBe("앞으로 10분 동안 말할 수 없습니다: 운영자에게 /msg는 됩니다");
    }

    [Fact]
    public void Values_may_look_like_places_for_values()
    {
        ServerText text = $"topic: {"{0} {1} {"}";
        text.In(Language.English).ShouldBe("topic: {0} {1} {");
        text.In(Language.Korean).ShouldBe("주제: {0} {1} {");
    }

    [Fact]
    public void What_people_wrote_is_never_translated() => ServerText.Verbatim("away").In(Language.Korean).ShouldBe("away");

    [Fact]
    public void A_text_of_another_version_is_said_in_English() => ServerText.Restore("of tomorrow: {0}", "x").In(Language.Korean).ShouldBe("of tomorrow: x");

    [Fact]
    public void A_stored_text_equals_the_one_that_was_stored()
    {
        ServerText text = $"{Alice} kicked you: {"why"}";
        ServerText.Restore(text.Pattern, text.Values).ShouldBe(text);
    }
}
