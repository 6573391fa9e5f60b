using AkkaChat.Server.Hosting;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace AkkaChat.Server.Tests.Hosting;

public sealed class RepeatFilterSpecs : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Lines _log = new();
    private readonly RepeatFilter _filter;

    public RepeatFilterSpecs() => _filter = new RepeatFilter(_log, _clock);

    public void Dispose() => _filter.Dispose();

    [Fact]
    public void Should_sum_up_equal_lines_once_a_second()
    {
        for (var n = 0; n < 20; n++)
            Log("refused a connection");
        Log("alice joined");
        _log.ShouldBe(["refused a connection", "alice joined"]);

        _clock.Advance(TimeSpan.FromSeconds(1));

        _log.ShouldBe(["refused a connection", "alice joined", "19 times more within a second: refused a connection"]);
    }

    [Fact]
    public void Should_repeat_a_line_as_the_log_shows_it()
    {
        var template = new MessageTemplateParser().Parse("refused a connection from {From}");
        for (var n = 0; n < 3; n++)
            _filter.Emit(new LogEvent(_clock.GetLocalNow(), LogEventLevel.Warning, exception: null, template, [new LogEventProperty("From", new ScalarValue("127.0.0.1"))]));

        _clock.Advance(TimeSpan.FromSeconds(1));

        _log[^1].ShouldBe("2 times more within a second: refused a connection from 127.0.0.1");
    }

    [Fact]
    public void Should_write_an_equal_line_again_after_a_second()
    {
        Log("alice left");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Log("alice left");

        _log.ShouldBe(["alice left", "alice left"]);
    }

    [Fact]
    public void Should_sum_up_at_the_end()
    {
        Log("alice left");
        Log("alice left");

        _filter.Dispose();

        _log.Count.ShouldBe(2);
    }

    private void Log(string text) =>
        _filter.Emit(new LogEvent(_clock.GetLocalNow(), LogEventLevel.Information, exception: null, new MessageTemplate(text, [new TextToken(text)]), []));

    private sealed class Lines : List<string>, ILogEventSink
    {
        public void Emit(LogEvent logEvent) => Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
