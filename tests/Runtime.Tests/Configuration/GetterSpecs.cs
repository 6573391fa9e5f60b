using Akka.Configuration;

namespace AkkaChat.Runtime.Tests.Configuration;

public sealed class GetterSpecs
{
    private static readonly Config Missing = ConfigurationFactory.ParseString("other = 1");

    [Theory]
    [InlineData("0", 0)]
    [InlineData("8080", 8080)]
    [InlineData("-1", -1)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("\"12\"", 12)]
    public void Should_read_a_whole_number(string value, int expected) => Setting(value).GetInt("a.b").ShouldBe(expected);

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("-2", -2.0)]
    public void Should_read_a_number(string value, double expected) => Setting(value).GetDouble("a.b").ShouldBe(expected);

    [Theory]
    [InlineData("on", true)]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("off", false)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    public void Should_read_a_switch(string value, bool expected) => Setting(value).GetBoolean("a.b", !expected).ShouldBe(expected);

    [Theory]
    [InlineData("10ms", 10)]
    [InlineData("10 ms", 10)]
    [InlineData("\"10 ms\"", 10)]
    [InlineData("250", 250)]
    [InlineData("5s", 5_000)]
    [InlineData("2 seconds", 2_000)]
    [InlineData("0.5s", 500)]
    [InlineData("3m", 180_000)]
    [InlineData("1 minute", 60_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("0", 0)]
    public void Should_read_a_duration(string value, long milliseconds) =>
        Setting(value).GetTimeSpan("a.b").ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("7us", 70)]
    [InlineData("7 micros", 70)]
    [InlineData("700ns", 7)]
    [InlineData("799 nanoseconds", 7)]
    [InlineData("1 milli", 10_000)]
    public void Should_read_a_short_duration(string value, long ticks) =>
        Setting(value).GetTimeSpan("a.b").ShouldBe(TimeSpan.FromTicks(ticks));

    [Fact]
    public void Should_read_an_infinite_duration() => Setting("infinite").GetTimeSpan("a.b").ShouldBe(Timeout.InfiniteTimeSpan);

    [Theory]
    [InlineData("512", 512)]
    [InlineData("512B", 512)]
    [InlineData("64KiB", 65_536)]
    [InlineData("64 KiB", 65_536)]
    [InlineData("2MiB", 2_097_152)]
    [InlineData("1GiB", 1_073_741_824)]
    [InlineData("1kB", 1_000)]
    [InlineData("3MB", 3_000_000)]
    public void Should_read_a_size(string value, long bytes) => Setting(value).GetByteSize("a.b").ShouldBe(bytes);

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("1K", 1_024)]
    [InlineData("1k", 1_024)]
    [InlineData("1.5K", 1_536)]
    [InlineData("2 mebibytes", 2_097_152)]
    [InlineData("2 megabytes", 2_000_000)]
    [InlineData("7E", 8_070_450_532_247_928_832)]
    public void Should_read_a_size_in_rarer_units(string value, long bytes) => Setting(value).GetByteSize("a.b").ShouldBe(bytes);

    [Fact]
    public void Should_fall_back_on_the_default_for_a_setting_that_is_missing()
    {
        Missing.GetString("a.b").ShouldBeNull();
        Missing.GetString("a.b", "x").ShouldBe("x");
        Missing.GetInt("a.b", 1).ShouldBe(1);
        Missing.GetDouble("a.b", 0.5).ShouldBe(0.5);
        Missing.GetBoolean("a.b", true).ShouldBeTrue();
        Missing.GetTimeSpan("a.b", TimeSpan.FromSeconds(3)).ShouldBe(TimeSpan.FromSeconds(3));
        Missing.GetByteSize("a.b", 4).ShouldBe(4);
        Missing.GetByteSize("a.b").ShouldBeNull();
        Missing.GetStringList("a.b", ["x"]).ShouldBe(["x"]);
        Missing.GetConfig("a.b").IsNullOrEmpty().ShouldBeTrue();
        Missing.HasPath("a.b").ShouldBeFalse();
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_treat_null_as_missing()
    {
        Setting("null").HasPath("a.b").ShouldBeFalse();
        Setting("null").GetInt("a.b", 5).ShouldBe(5);
        Setting("null").GetString("a.b", "x").ShouldBe("x");
        Setting("null").GetConfig("a.b").IsNullOrEmpty().ShouldBeTrue();
    }

    [Fact]
    public void Should_give_the_settings_below_a_path()
    {
        var below = ConfigurationFactory.ParseString("a { b { c = 1, d = 2 } }").GetConfig("a.b");
        below.GetInt("c").ShouldBe(1);
        below.HasPath("d").ShouldBeTrue();
        below.HasPath("a").ShouldBeFalse();
    }

    [Fact]
    public void Should_give_every_key_with_its_value()
    {
        var config = ConfigurationFactory.ParseString("a { b = 1, c { d = 2 } }\ne = [3]");
        config.Root.GetObject().Items.Keys.ShouldBe(["a", "e"], ignoreOrder: true);
        var keys = config.GetConfig("a").Root.GetObject().Items;
        keys.Keys.ShouldBe(["b", "c"], ignoreOrder: true);
        keys["b"].IsString().ShouldBeTrue();
        keys["c"].IsObject().ShouldBeTrue();
        keys["c"].GetObject().Items.Keys.ShouldBe(["d"]);
        config.GetValue("e")!.IsArray().ShouldBeTrue();
        config.GetValue("e")!.GetArray()[0].GetString().ShouldBe("3");
    }

    [Fact]
    public void Should_become_a_configuration_from_text()
    {
        Config config = "a = 1";
        config.GetInt("a").ShouldBe(1);
    }

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("x")]
    [InlineData("1.5")]
    [InlineData("2147483648")]
    [InlineData("0x10")]
    [InlineData("[1]")]
    [InlineData("{ c = 1 }")]
    public void Should_refuse_what_is_no_whole_number(string value) =>
        Should.Throw<ConfigurationException>(() => Setting(value).GetInt("a.b"));

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("x")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    public void Should_refuse_what_is_no_number(string value) =>
        Should.Throw<ConfigurationException>(() => Setting(value).GetDouble("a.b"));

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("5 parsecs")]
    [InlineData("s")]
    [InlineData("-1ms")]
    [InlineData("1s 5ms")]
    [InlineData("99999999d")]
    [InlineData("99999999999999999999999999999999d")]
    public void Should_refuse_what_is_no_duration(string value) =>
        Should.Throw<ConfigurationException>(() => Setting(value).GetTimeSpan("a.b"));

    [Theory]
    [Trait("Source", "bundled")]
    [InlineData("1 acre")]
    [InlineData("KiB")]
    [InlineData("-1")]
    [InlineData("8E")]
    public void Should_refuse_what_is_no_size(string value) =>
        Should.Throw<ConfigurationException>(() => Setting(value).GetByteSize("a.b"));

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_name_the_path_the_value_and_the_place_of_a_setting_that_does_not_fit()
    {
        var config = ConfigurationFactory.ParseString("a {\n  b = x\n  c = { d = 1 }\n  e = [[1]]\n}");
        Message(() => config.GetInt("a.b")).ShouldBe("a.b is 'x' (line 2, column 7): a whole number from -2147483648 to 2147483647 was expected");
        Message(() => config.GetBoolean("a.b")).ShouldBe("a.b is 'x' (line 2, column 7): on, off, true, false, yes or no was expected");
        Message(() => config.GetString("a.c")).ShouldBe("a.c is an object (line 3, column 7): text was expected");
        Message(() => config.GetConfig("a.b")).ShouldBe("a.b is 'x' (line 2, column 7): an object was expected");
        Message(() => config.GetStringList("a.b")).ShouldBe("a.b is 'x' (line 2, column 7): a list was expected");
        Message(() => config.GetStringList("a.e")).ShouldBe("a.e[0] is an array (line 4, column 8): text was expected");
        Message(() => config.GetTimeSpan("a.b", allowInfinite: false)).ShouldBe("a.b is 'x' (line 2, column 7): a duration such as 500ms or 5s was expected");
        Message(() => config.GetConfig("a").GetConfig("c").GetByteSize("d", null)).ShouldBeNull();
        Message(() => config.GetConfig("a.c").GetStringList("d")).ShouldBe("a.c.d is '1' (line 3, column 13): a list was expected");
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_refuse_an_infinite_duration_where_it_is_not_allowed() =>
        Should.Throw<ConfigurationException>(() => Setting("infinite").GetTimeSpan("a.b", allowInfinite: false));

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_not_let_its_settings_be_changed()
    {
        var config = ConfigurationFactory.ParseString("a = [1]");
        config.Root.GetObject().Items.Clear();
        Should.Throw<NotSupportedException>(() => config.GetValue("a")!.GetArray().Clear());
        config.GetStringList("a").ShouldBe(["1"]);
    }

    private static Config Setting(string value) => ConfigurationFactory.ParseString($"a {{ b = {value} }}");

    private static string? Message(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (ConfigurationException e)
        {
            return e.Message;
        }
    }
}
