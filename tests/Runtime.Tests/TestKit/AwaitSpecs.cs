using Xunit.Sdk;

namespace AkkaChat.Runtime.Tests.TestKit;

public sealed class AwaitSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(1);
    private int _attempts;

    [Fact]
    public async Task Should_try_an_assertion_until_it_holds()
    {
        AwaitAssert(() => (++_attempts).ShouldBe(3), interval: Often);
        await AwaitAssertAsync(() => (++_attempts).ShouldBe(6), interval: Often);
        await AwaitAssertAsync(
            async () =>
            {
                await Task.Yield();
                (++_attempts).ShouldBe(9);
            },
            interval: Often);

        _attempts.ShouldBe(9);
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_try_an_assertion_without_end_when_told_so()
    {
        AwaitAssert(() => (++_attempts).ShouldBe(3), Timeout.InfiniteTimeSpan, Often);
        _attempts.ShouldBe(3);
    }

    [Fact]
    public async Task Should_throw_what_the_assertion_threw_last()
    {
        Should.Throw<FormatException>(() => AwaitAssert(() => throw new FormatException(), Brief, Often));
        await Should.ThrowAsync<FormatException>(() => AwaitAssertAsync(() => throw new FormatException(), Brief, Often));
    }

    [Fact]
    public async Task Should_ask_until_the_condition_is_true()
    {
        AwaitCondition(() => ++_attempts == 3);
        AwaitCondition(() => ++_attempts == 6, TimeSpan.FromSeconds(20), Often);
        await AwaitConditionAsync(() => ++_attempts == 9);
        await AwaitConditionAsync(() => Task.FromResult(++_attempts == 12));

        _attempts.ShouldBe(12);
    }

    [Fact]
    public async Task Should_fail_when_the_condition_does_not_become_true()
    {
        Should.Throw<XunitException>(() => AwaitCondition(() => false, Brief, "peace"));
        await Should.ThrowAsync<XunitException>(() => AwaitConditionAsync(() => Task.FromResult(false), Brief));
    }

    [Fact]
    public void Should_fail_when_the_time_of_an_outer_limit_is_over() =>
        Should.Throw<XunitException>(() => Within(Brief, () => AwaitCondition(() => false)));

    [Fact]
    public async Task Should_stop_asking_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource(Brief);

        await Should.ThrowAsync<OperationCanceledException>(() => AwaitConditionAsync(() => false, cancellation.Token));
    }
}
