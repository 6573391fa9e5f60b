using Akka.Actor;
using Xunit.Sdk;

namespace AkkaChat.Runtime.Tests.TestKit;

public sealed class WithinSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Should_return_what_the_function_returns()
    {
        Within(Long, () => 5).ShouldBe(5);
        Within(TimeSpan.Zero, Long, () => 5).ShouldBe(5);
        (await WithinAsync(Long, () => Task.FromResult(6))).ShouldBe(6);
    }

    [Fact]
    public void Should_limit_the_expectations_inside() =>
        Should.Throw<XunitException>(() => Within(Brief, () => ExpectMsg<string>()));

    [Fact]
    public async Task Should_limit_the_expectations_inside_without_blocking() =>
        await Should.ThrowAsync<XunitException>(() => WithinAsync(Brief, async () => await ExpectMsgAsync<string>()));

    [Fact]
    public void Should_share_one_time_among_all_expectations_inside()
    {
        TestActor.Tell("a");

        Within(Long, () =>
        {
            ExpectMsg("a");
            Remaining.ShouldBeInRange(TimeSpan.Zero, Long);
        });
    }

    [Fact]
    public void Should_have_nothing_remaining_outside() => Should.Throw<InvalidOperationException>(() => Remaining);

    [Fact]
    public void Should_not_outlast_an_outer_limit() =>
        Within(Long, () => Within(TimeSpan.FromMinutes(5), () => Remaining.ShouldBeLessThanOrEqualTo(Long)));

    [Fact]
    public void Should_restore_the_outer_limit() => Within(Long, () =>
    {
        Should.Throw<XunitException>(() => Within(Brief, () => ExpectMsg<string>()));
        Remaining.ShouldBeGreaterThan(Brief);
    });

    [Fact]
    public async Task Should_accept_silence_until_the_end()
    {
        Within(Brief, () => ExpectNoMsg());
        await WithinAsync(Brief, async () => await ExpectNoMsgAsync());
    }

    [Fact]
    public void Should_fail_when_the_action_is_too_quick() =>
        Should.Throw<XunitException>(() => Within(TimeSpan.FromSeconds(1), Long, () => { }));

    [Fact]
    public async Task Should_accept_an_action_that_takes_as_long_as_it_must() =>
        await WithinAsync(Brief, Long, async () => await ExpectNoMsgAsync(Brief * 2));

    [Fact]
    public void Should_fail_when_the_action_is_too_slow()
    {
        TestActor.Tell("a");

        Should.Throw<XunitException>(() => Within(Brief, () =>
        {
            ExpectNoMsgFromProbe(Brief * 3);
            ExpectMsg("a");
        }));
    }

    [Fact]
    [Trait("Source", "bundled")]
    public async Task Should_fail_when_the_action_never_ends() =>
        await Should.ThrowAsync<XunitException>(() => WithinAsync(Brief, () => new TaskCompletionSource().Task));

    [Fact]
    public async Task Should_let_an_exception_of_the_action_through()
    {
        Should.Throw<FormatException>(() => Within(Long, () => throw new FormatException()));
        await Should.ThrowAsync<TimeoutException>(() => WithinAsync(Long, () => Task.FromException(new TimeoutException())));
    }

    private void ExpectNoMsgFromProbe(TimeSpan duration) => CreateTestProbe().ExpectNoMsg(duration);
}
