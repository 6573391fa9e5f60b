using Akka.Streams;
using Akka.TestKit.Xunit2;

namespace AkkaChat.Streams.Tests;

/// <summary>A system to run streams in, and patience for what should come at once.</summary>
public abstract class StreamSpecs : TestKit
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected StreamSpecs()
        : base("akka.test.single-expect-default = 20s") => Materializer = Sys.Materializer();

    protected ActorMaterializer Materializer { get; }

    /// <summary>A sequence that says how far it was read.</summary>
    protected sealed class Counted(int count)
    {
        private int _read;

        public int Read => Volatile.Read(ref _read);

        public IEnumerable<int> Elements()
        {
            for (var i = 1; i <= count; i++)
            {
                Volatile.Write(ref _read, i);
                yield return i;
            }
        }
    }
}
