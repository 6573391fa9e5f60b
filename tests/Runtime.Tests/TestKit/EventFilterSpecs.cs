using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Xunit.Sdk;

namespace AkkaChat.Runtime.Tests.TestKit;

public sealed partial class EventFilterSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(50);
    private readonly IActorRef _echo;

    public EventFilterSpecs()
        : base("akka.loglevel = DEBUG") => _echo = ActorOf<Echo>("echo");

    [Fact]
    public void Should_see_an_event_by_its_whole_text_its_start_a_part_or_a_pattern()
    {
        EventFilter.Warning("warn: disk full").ExpectOne(Warn);
        EventFilter.Warning(start: "warn:").ExpectOne(Warn);
        EventFilter.Warning(contains: "disk").ExpectOne(Warn);
        EventFilter.Warning().ExpectOne(Warn);
    }

    [Fact]
    public void Should_see_an_event_by_a_pattern()
    {
        EventFilter.Debug(DiskPattern()).ExpectOne(() => Log.Debug("disk full"));
        EventFilter.Info(DiskPattern()).ExpectOne(() => Log.Info("disk full"));
        EventFilter.Warning(DiskPattern()).ExpectOne(Warn);
        EventFilter.Error(DiskPattern()).ExpectOne(() => Log.Error("disk full"));
        EventFilter.Exception<FormatException>(DiskPattern()).ExpectOne(() => _echo.Tell(new FormatException("disk full")));

        Fails(() => EventFilter.Warning(DiskPattern()).ExpectOne(Brief, () => Log.Warning("disk empty")));
    }

    [Fact]
    public void Should_not_see_an_event_with_another_text()
    {
        Fails(() => EventFilter.Warning("disk full").ExpectOne(Brief, Warn));
        Fails(() => EventFilter.Warning(start: "disk").ExpectOne(Brief, Warn));
        Fails(() => EventFilter.Warning(contains: "memory").ExpectOne(Brief, Warn));
    }

    [Fact]
    public void Should_tell_levels_apart()
    {
        EventFilter.Info(start: "info").ExpectOne(() => _echo.Tell("info: all is well"));
        EventFilter.Debug("detail").ExpectOne(() => Log.Debug("detail"));
        EventFilter.Error("broken {0}").Expect(0, Brief, () => Log.Error("broken {0}", 1));
        EventFilter.Error("broken 1").ExpectOne(() => Log.Error("broken {0}", 1));

        Fails(() => EventFilter.Error(contains: "disk").ExpectOne(Brief, Warn));
    }

    [Fact]
    public void Should_see_only_events_from_the_source()
    {
        EventFilter.Warning(source: _echo.Path.ToString()).ExpectOne(Warn);

        Fails(() => EventFilter.Warning(source: TestActor.Path.ToString()).ExpectOne(Brief, Warn));
    }

    [Fact]
    public void Should_count_events()
    {
        EventFilter.Warning(contains: "disk").Expect(3, () =>
        {
            for (var i = 0; i < 3; i++) Warn();
        });

        Fails(() => EventFilter.Warning(contains: "disk").Expect(3, Brief, Warn));
    }

    [Fact]
    public void Should_fail_when_an_event_comes_that_must_not()
    {
        EventFilter.Warning(contains: "memory").Expect(0, Brief, Warn);

        Fails(() => EventFilter.Warning(contains: "disk").Expect(0, Brief, Warn));
    }

    [Fact]
    public async Task Should_see_events_without_blocking()
    {
        await EventFilter.Warning(contains: "disk").ExpectOneAsync(Warn);
        await EventFilter.Warning(contains: "disk").ExpectAsync(2, async () =>
        {
            Warn();
            await Task.Yield();
            Warn();
        });

        await EventFilter.Warning(contains: "disk").ExpectOneAsync(async () =>
        {
            await Task.Yield();
            Warn();
        });
        await EventFilter.Warning(contains: "memory").ExpectAsync(0, Brief, () => Task.CompletedTask);

        await Should.ThrowAsync<XunitException>(() => EventFilter.Warning(contains: "memory").ExpectOneAsync(Brief, () => Task.CompletedTask));
    }

    [Fact]
    public void Should_see_the_exception_that_an_actor_failed_with()
    {
        EventFilter.Exception<FormatException>().ExpectOne(() => _echo.Tell(new FormatException("odd")));
        EventFilter.Exception<FormatException>("odd").ExpectOne(() => _echo.Tell(new FormatException("odd")));

        Fails(() => EventFilter.Exception<FormatException>().ExpectOne(Brief, () => _echo.Tell(new InvalidOperationException("odd"))));
        Fails(() => EventFilter.Exception<FormatException>("even").ExpectOne(Brief, () => _echo.Tell(new FormatException("odd"))));
    }

    [Fact]
    public async Task Should_see_dead_letters()
    {
        await _echo.GracefulStop(TimeSpan.FromSeconds(3));

        EventFilter.DeadLetter().ExpectOne(() => _echo.Tell("lost"));
        EventFilter.DeadLetter<string>().ExpectOne(() => _echo.Tell("lost"));
        EventFilter.DeadLetter<string>(text => text == "lost").ExpectOne(() => _echo.Tell("lost"));

        Fails(() => EventFilter.DeadLetter<int>().ExpectOne(Brief, () => _echo.Tell("lost")));
    }

    [Fact]
    public void Should_see_what_a_predicate_is_true_for()
    {
        EventFilter.Custom(e => e.LogLevel() == LogLevel.WarningLevel).ExpectOne(Warn);
        EventFilter.Custom<Warning>(e => e.LogClass == typeof(Echo)).ExpectOne(Warn);

        Fails(() => EventFilter.Custom<Info>(_ => true).ExpectOne(Brief, Warn));
    }

    [Fact]
    public void Should_let_an_exception_of_the_action_through() =>
        Should.Throw<FormatException>(() => EventFilter.Warning().ExpectOne(() => throw new FormatException()));

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_take_muted_events_away_from_later_filters_until_they_are_unmuted()
    {
        using var muted = EventFilter.Warning(contains: "disk").Mute();
        EventFilter.Warning().Expect(0, Brief, Warn);

        muted.Unmute();

        EventFilter.Warning().ExpectOne(Warn);
    }

    private static void Fails(Action expectation) => Should.Throw<XunitException>(expectation);

    [GeneratedRegex("disk (full|broken)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DiskPattern();

    private void Warn() => _echo.Tell("warn: disk full");
}
