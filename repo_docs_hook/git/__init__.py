"""What git knows: snapshots of index, trees and disk, their contents and differences."""
