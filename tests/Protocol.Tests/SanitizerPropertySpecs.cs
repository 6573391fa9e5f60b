using Xunit.Abstractions;

namespace AkkaChat.Protocol.Tests;

public class SanitizerPropertySpecs(ITestOutputHelper log)
{
    [Fact]
    public void Should_have_nothing_left_to_do_the_second_time() => Support.Check(log, Texts.Hostile, 10_000, text =>
    {
        var clean = Sanitizer.Clean(text);
        Sanitizer.Clean(clean).ShouldBeSameAs(clean);
    });

    [Fact]
    public void Should_never_leave_a_control_character() => Support.Check(log, Texts.Hostile, 10_000, text =>
        Sanitizer.Clean(text).Any(char.IsControl).ShouldBeFalse());

    [Fact]
    public void Should_never_make_a_text_longer() => Support.Check(log, Texts.Hostile, 5_000, text =>
        Sanitizer.Clean(text).Length.ShouldBeLessThanOrEqualTo(text.Length));
}
