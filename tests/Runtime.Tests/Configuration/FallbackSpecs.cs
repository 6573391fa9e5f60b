using Akka.Configuration;

namespace AkkaChat.Runtime.Tests.Configuration;

public sealed class FallbackSpecs
{
    [Theory]
    [InlineData("a = 1", "a = 2", "a", "1")]
    [InlineData("a = 1", "b = 2", "b", "2")]
    [InlineData("a { b = 1 }", "a { c = 2 }", "a.b", "1")]
    [InlineData("a { b = 1 }", "a { c = 2 }", "a.c", "2")]
    [InlineData("a { b = 1 }", "a { b = 2 }", "a.b", "1")]
    [InlineData("a.b.c = 1", "a.b.d = 2", "a.b.d", "2")]
    public void Should_ask_the_fallback_where_it_says_nothing_itself(string document, string fallback, string path, string expected) =>
        ConfigurationFactory.ParseString(document).WithFallback(ConfigurationFactory.ParseString(fallback)).GetString(path).ShouldBe(expected);

    [Fact]
    public void Should_ask_fallbacks_in_their_order()
    {
        var config = ConfigurationFactory.ParseString("a = 1").WithFallback("a = 2, b = 2").WithFallback("a = 3, b = 3, c = 3");
        (config.GetInt("a"), config.GetInt("b"), config.GetInt("c")).ShouldBe((1, 2, 3));
    }

    [Fact]
    public void Should_merge_the_settings_below_a_path_too()
    {
        var below = ConfigurationFactory.ParseString("a { b = 1 }").WithFallback("a { b = 2, c = 2 }").GetConfig("a");
        below.GetInt("b").ShouldBe(1);
        below.GetInt("c").ShouldBe(2);
    }

    [Fact]
    public void Should_replace_a_list_as_a_whole() =>
        ConfigurationFactory.ParseString("a = [1]").WithFallback("a = [2, 3]").GetStringList("a").ShouldBe(["1"]);

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("a = 1", "a { b = 2 }", "a.b", null)]
    [InlineData("a { b = 1 }", "a = 2", "a.b", "1")]
    [InlineData("a = null", "a = 2", "a", null)]
    [InlineData("", "a = 2", "a", "2")]
    public void Should_hide_what_is_no_object_on_both_sides(string document, string fallback, string path, string? expected) =>
        ConfigurationFactory.ParseString(document).WithFallback(ConfigurationFactory.ParseString(fallback)).GetString(path).ShouldBe(expected);

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_keep_its_substitutions_as_they_were_when_it_was_parsed()
    {
        var defaults = ConfigurationFactory.ParseString("a = 1, b = ${a}");
        ConfigurationFactory.ParseString("a = 2").WithFallback(defaults).GetInt("b").ShouldBe(1);
    }

    [Fact]
    public void Should_change_neither_side()
    {
        var (upper, lower) = (ConfigurationFactory.ParseString("a { b = 1 }"), ConfigurationFactory.ParseString("a { c = 2 }"));
        _ = upper.WithFallback(lower);
        upper.HasPath("a.c").ShouldBeFalse();
        lower.HasPath("a.b").ShouldBeFalse();
    }

    [Fact]
    public void Should_say_whether_there_are_settings_at_all()
    {
        ((Config?)null).IsNullOrEmpty().ShouldBeTrue();
        ConfigurationFactory.Empty.IsNullOrEmpty().ShouldBeTrue();
        Config.Empty.WithFallback("a = 1").IsNullOrEmpty().ShouldBeFalse();
    }
}
