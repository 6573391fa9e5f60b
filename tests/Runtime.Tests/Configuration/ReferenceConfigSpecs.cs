using Akka.Configuration;

namespace AkkaChat.Runtime.Tests.Configuration;

/// <summary>The documented defaults of Akka.NET 1.5.</summary>
public sealed class ReferenceConfigSpecs
{
    private static readonly Config Reference = ConfigurationFactory.Default();

    [Theory]
    [InlineData("akka.loglevel", "INFO")]
    [InlineData("akka.io.tcp.max-received-message-size", "unlimited")]
    public void Should_have_the_documented_texts(string path, string expected) => Reference.GetString(path).ShouldBe(expected);

    [Theory]
    [InlineData("akka.actor.default-dispatcher.throughput", 30)]
    [InlineData("akka.io.tcp.batch-accept-limit", 10)]
    public void Should_have_the_documented_numbers(string path, int expected) => Reference.GetInt(path).ShouldBe(expected);

    [Theory]
    [InlineData("akka.io.tcp.register-timeout", 5)]
    [InlineData("akka.coordinated-shutdown.default-phase-timeout", 5)]
    [InlineData("akka.coordinated-shutdown.phases.actor-system-terminate.timeout", 10)]
    public void Should_have_the_documented_durations(string path, int seconds) =>
        Reference.GetTimeSpan(path).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("akka.coordinated-shutdown.terminate-actor-system", true)]
    [InlineData("akka.coordinated-shutdown.run-by-clr-shutdown-hook", true)]
    [InlineData("akka.coordinated-shutdown.run-by-actor-system-terminate", true)]
    public void Should_have_the_documented_switches(string path, bool expected) =>
        Reference.GetBoolean(path, !expected).ShouldBe(expected);

    [Fact]
    public void Should_let_an_ask_wait_forever() =>
        Reference.GetTimeSpan("akka.actor.ask-timeout").ShouldBe(Timeout.InfiniteTimeSpan);

    [Fact]
    public void Should_order_the_phases_of_the_shutdown()
    {
        string[] phases =
        [
            "before-service-unbind", "service-unbind", "service-requests-done", "service-stop", "before-cluster-shutdown",
            "cluster-sharding-shutdown-region", "cluster-leave", "cluster-exiting", "cluster-exiting-done", "cluster-shutdown",
            "before-actor-system-terminate", "actor-system-terminate",
        ];
        for (var i = 1; i < phases.Length; i++)
            Reference.GetStringList($"akka.coordinated-shutdown.phases.{phases[i]}.depends-on").ShouldBe([phases[i - 1]]);
    }
}
