using System.Threading.Channels;
using Akka.Configuration;
using Akka.Dispatch;

namespace AkkaChat.AkkaBehaviour.Tests.Harness;

/// <summary>Makes executors that run everything on one thread of their own, in order.</summary>
public sealed class SingleThreadExecutor(Config config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config, prerequisites)
{
    /// <summary>Name of such an executor's thread.</summary>
    public const string ThreadName = "single-thread";

    /// <summary>Settings that give the default dispatcher such an executor.</summary>
    public const string Settings = """
        akka.actor.default-dispatcher {
          type = Dispatcher
          executor = "AkkaChat.AkkaBehaviour.Tests.Harness.SingleThreadExecutor, AkkaChat.AkkaBehaviour.Tests"
          throughput = 10
        }
        """;

    public override ExecutorService Produce(string id) => new Executor(id);

    private sealed class Executor : ExecutorService
    {
        private readonly Channel<IRunnable> _runs = Channel.CreateUnbounded<IRunnable>();

        public Executor(string id) : base(id) => new Thread(Run) { Name = ThreadName, IsBackground = true }.Start();

        public override void Execute(IRunnable run) => _runs.Writer.TryWrite(run);

        public override void Shutdown() => _runs.Writer.Complete();

        private void Run()
        {
            foreach (var run in _runs.Reader.ReadAllAsync().ToBlockingEnumerable())
                run.Run();
        }
    }
}
