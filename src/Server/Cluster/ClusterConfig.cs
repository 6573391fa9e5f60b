using Akka.Configuration;

namespace AkkaChat.Server.Cluster;

/// <summary>
/// How nodes find out about each other, in time: every value is chosen here. docs/CLUSTER.md has the measured times that come of them.
/// </summary>
internal static class ClusterConfig
{
    /// <summary>Its name in the configuration of serializers.</summary>
    private const string Serializer = "akkachat";

    /// <summary>
    /// How long a node waits with the room after the one that had it was removed. Akka would wait for stable-after, because two rooms would write at a time where the
    /// other one does not know yet that it is cut off. Here the log's terms see to that (NodeDatabase).
    /// </summary>
    public static TimeSpan RemovalMargin { get; } = TimeSpan.FromMilliseconds(1);

    private const string Timings = """
        akka.actor.provider = cluster
        akka.cluster {
          # Our own lines say who comes and goes.
          log-info = off

          # A node that says nothing for this long is suspected. Heartbeats go by way of the room's thread, which is busy for a tenth of a second at most;
          # a pause of the machine can take a second.
          failure-detector {
            heartbeat-interval = 500ms
            acceptable-heartbeat-pause = 2s
            expected-response-after = 500ms
          }

          # What one node knows, the others know a moment later. Gossip of a few nodes costs next to nothing.
          gossip-interval = 200ms
          leader-actions-interval = 200ms
          unreachable-nodes-reaper-interval = 200ms
          periodic-tasks-initial-delay = 200ms

          # A node that is killed and started again at once is let in as soon as the one before it at its address is removed.
          retry-unsuccessful-join-after = 500ms

          # When reachability has not changed for this long, the majority goes on and the other nodes stop. Shorter: two sides that see a pause at different
          # times decide differently. If reachability keeps changing for 1.75 times as long, all nodes stop.
          split-brain-resolver {
            active-strategy = keep-majority
            stable-after = 3s
          }
          run-coordinated-shutdown-when-down = on
          min-nr-of-members = 1

          # A node that leaves hands the room over, and others find it, in fractions of a second.
          singleton {
            hand-over-retry-interval = 200ms
            min-number-of-hand-over-retries = 50
          }
          singleton-proxy {
            singleton-identification-interval = 100ms

            # Relays keep what they say themselves, and send it again.
            buffer-size = 10000
            log-singleton-identification-failure = off
          }
        }
        # A node that stops waits until a node that has just died is removed (LostNodes): the room's work goes on meanwhile. Then it waits for the others to know
        # that it leaves, and for the one that takes the room. Both take fractions of a second.
        akka.coordinated-shutdown.phases {
          before-cluster-shutdown.timeout = 8s
          cluster-leave.timeout = 5s
          cluster-exiting.timeout = 5s
        }

        akka.remote {
          # On the thread of room and relay: each thread that a message passes has to be woken up, which costs more than the message.
          use-dispatcher = akka.actor.default-dispatcher

          # A node that was started again is reached soon.
          retry-gate-closed-for = 500ms
          log-remote-lifecycle-events = off

          # What lets a relay know that the room's node is gone is the cluster; this finds what the cluster does not.
          watch-failure-detector.acceptable-heartbeat-pause = 10s

          # The largest message is a batch for a relay: 32 MiB in memory at most (RelayLink), and one and a half times as much in UTF-8.
          dot-netty.tcp {
            maximum-frame-size = 64 MiB
            send-buffer-size = 1 MiB
            receive-buffer-size = 1 MiB

            # With it two nodes could listen at one address, and each would get some of the connections (.NET sets SO_REUSEPORT).
            tcp-reuse-addr = off
          }
        }

        """;

    /// <summary>The configuration. Nothing is left to the default serializer.</summary>
    public static Config All { get; } = ConfigurationFactory.ParseString(Timings + Serializers());

    private static string Serializers() =>
        $$"""
        akka.actor {
          serializers {
            {{Serializer}} = "{{NameOf(typeof(NodeSerializer))}}"
            json = "{{NameOf(typeof(RefusingSerializer))}}"
          }
          serialization-bindings {
            {{string.Join("\n    ", NodeSerializer.Types.Select(type => $"\"{NameOf(type)}\" = {Serializer}"))}}
          }
        }
        """;

    private static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
