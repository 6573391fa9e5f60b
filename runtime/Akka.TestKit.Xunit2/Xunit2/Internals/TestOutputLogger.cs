using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Writes log events to the output of a test.</summary>
internal sealed class TestOutputLogger(ITestOutputHelper output) : DefaultLogger
{
    protected override void Print(LogEvent logEvent)
    {
        try
        {
            output.WriteLine(logEvent.ToString());
        }
        catch (InvalidOperationException)
        {
            // The test is over: its output takes nothing any more.
        }
    }
}
